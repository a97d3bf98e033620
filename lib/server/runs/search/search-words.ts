/**
 * How words and searches are told to the full-text index of either database. Words hold letters and digits alone, so there is
 * nothing in them to escape. A model stands among the words under a sign that no text yields: filtering by it is a search too.
 */
import { createHash } from "node:crypto";
import type { Provider } from "@/lib/server/db/provider";
import type { SearchTerm } from "./parse-search";
import { toTokens } from "./tokens";

/** A letter of private use: both databases take it for one, and no token of a text has it. */
const MODEL_SIGN = "\uE000";

export function toStoredWords(body: string, models: readonly string[], provider: Provider): string {
  const words = [...toTokens(body).map(({ word }) => word), ...models.map(toModelWord)];
  return provider === "sqlite" ? words.join(" ") : toTsvector(words);
}

/** As a tsvector is written, so that no configuration of the server has a part in it. */
function toTsvector(words: readonly string[]): string {
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    const known = places.get(word);
    if (known) known.push(index + 1);
    else places.set(word, [index + 1]);
  }
  return [...places].map(([word, at]) => `'${word}':${at.slice(0, MAX_PLACES).join(",")}`).join(" ");
}

/** PostgreSQL keeps no more. */
const MAX_PLACES = 255;

/** What an FTS5 MATCH, or a cast to tsquery, takes. */
export function toWordQuery(terms: readonly SearchTerm[], model: string | null, provider: Provider): string {
  const all = model === null ? terms : [...terms, { words: [toModelWord(model)], isPrefix: false }];
  if (provider === "sqlite")
    return all.map(({ words, isPrefix }) => `"${words.join(" ")}"${isPrefix ? " *" : ""}`).join(" AND ");
  return all.map(({ words, isPrefix }) => `('${words.join("' <-> '")}'${isPrefix ? ":*" : ""})`).join(" & ");
}

function toModelWord(model: string): string {
  return MODEL_SIGN + createHash("sha256").update(model).digest("hex").slice(0, 24);
}
