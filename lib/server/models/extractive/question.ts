/** What kind of answer a prompt asks for, as far as its wording shows (English; others count as open). */
export interface Option {
  letter: string;
  text: string;
}

export type Question =
  | { kind: "options"; options: Option[] }
  | { kind: "choice"; choices: string[] }
  | { kind: "number" }
  | { kind: "yes-no" }
  | { kind: "open" };

const OPTION = /(?:^|[\s:;,.(])\(?([A-J])[).:]\)?\s+([\s\S]*?)(?=(?:[\s;,.(])\(?[A-J][).:]\)?\s|\n\s*\n|$)/g;
const NUMERIC =
  /\bhow (?:many|much|far|long|old|fast|tall|often|likely)\b|\bwhat (?:is|was|are|were|will be|would be|'s|percent\w*|fraction|number|probability)\b[^.?!]{0,60}\b(?:total|sum|number|probability|chances?|odds|percent\w*|value|average|mean|cost|price|difference|product|ratio|rate|area|volume|perimeter|distance|speed|amount|profit|age)\b|\bwhat (?:percent\w*|fraction|number|probability)\b|\b(?:calculate|compute|evaluate|solve|find the)\b/i;
const YES_NO =
  /^\s*(?:is|are|was(?! (?:ist|sind|war|kann|soll|muss|macht|heißt|bedeutet)\b)|were|does|do|did|can|could|should|would|will|has|have|had|true or false)\b[^?]*\?\s*(?:[^?]{0,200})$/i;
/** "SQLite, PostgreSQL or a managed NoSQL": a list that ends in "or", or two names either side of "or", "vs". */
const CHOOSES =
  /\b(?:choos\w+|recommend\w*|pick|which|better|best|should (?:i|we)|prefer|decide|versus|vs)\b/i;
/** A dot only inside a word: "Node.js", but not the end of a sentence. */
const WORD = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}+#/-]|\.(?=[\p{L}\p{N}]))*`;
const NAME = String.raw`${WORD}(?:\s${WORD}){0,2}`;
const PROPER = String.raw`\p{Lu}[\p{L}\p{N}.+#/-]*`;
const CHOICE = new RegExp(
  String.raw`(?:^|[\s:(—–-])((?:${NAME},\s)*?${NAME},?)\s(?:or|oder|ou)\s((?:an?\s)?${NAME})|(${PROPER})\s(?:vs\.?|versus)\s(${PROPER})`,
  "u",
);

export function toQuestion(prompt: string): Question {
  const options = toOptions(prompt);
  if (options.length >= 2) return { kind: "options", options };
  const head = prompt.slice(0, 4_000);
  if (NUMERIC.test(head)) return { kind: "number" };
  const choices = toChoices(head);
  if (choices.length >= 2) return { kind: "choice", choices };
  return YES_NO.test(head) ? { kind: "yes-no" } : { kind: "open" };
}

function toOptions(prompt: string): Option[] {
  const options: Option[] = [];
  for (const [, letter = "", text = ""] of prompt.slice(0, 20_000).matchAll(OPTION)) {
    if (letter !== String.fromCharCode(65 + options.length)) continue;
    const firstSentence =
      text.split(
        /(?<=[\p{L}\p{N})])\s+(?=(?:Answer|Explain|Choose|Select|Pick|Give|Please|Respond|Reply)\b)/u,
      )[0] ?? "";
    options.push({ letter, text: firstSentence.trim().replace(/[,.;]+$/, "") });
  }
  return options;
}

function toChoices(prompt: string): string[] {
  const match = CHOOSES.test(prompt) ? CHOICE.exec(prompt) : null;
  if (!match) return [];
  const [, list, last, left, right] = match;
  const names = left && right ? [left, right] : [...(list ?? "").split(","), last ?? ""];
  const cleaned = names
    .map((name) =>
      name
        .trim()
        .replace(/^(?:an?|the)\s/i, "")
        .replace(/[.?!]+$/, ""),
    )
    .filter((name) => name.length > 1);
  return [...new Set(cleaned)].slice(0, 8);
}
