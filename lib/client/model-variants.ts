/**
 * Models by a routing suffix: Hugging Face's router and OpenRouter choose by it who serves (`…:fastest`, `…:groq`, `…:nitro`). No list
 * has them, so they are found by the model that they stand for; the server says where a suffix names nobody.
 */
import type { ConnectionKind, ModelList, ModelSummary } from "@/lib/contract/models";

/** What the routers themselves understand; a backend's name is understood beside it. */
const SUFFIXES: Partial<Record<ConnectionKind, readonly string[]>> = {
  huggingface: ["fastest", "cheapest", "preferred"],
  openrouter: ["nitro", "floor"],
};

/** Null: this kind of connection takes no suffixes. */
export function suffixesOf(kind: string | undefined): readonly string[] | null {
  return SUFFIXES[kind as ConnectionKind] ?? null;
}

/** The model of that id as it is listed, or as a variant of a listed one; undefined: there is none. */
export function findModel(id: string, models: ModelList | undefined): ModelSummary | undefined {
  const listed = models?.items.find((model) => model.id === id);
  if (listed || !models) return listed;
  const colon = id.lastIndexOf(":");
  const suffix = id.slice(colon + 1);
  if (colon < id.lastIndexOf("/") || suffix === "") return undefined;
  const base = models.items.find((model) => model.id === id.slice(0, colon));
  const kind = models.connections.find((connection) => connection.id === base?.connection)?.kind;
  return base && suffixesOf(kind) ? toVariant(base, suffix) : undefined;
}

/** Of these the list's price is the most it can be; of others the server knows it, or the provider reports it. */
const AT_LISTED_PRICE: ReadonlySet<string> = new Set(SUFFIXES.huggingface);

export function toVariant(base: ModelSummary, suffix: string): ModelSummary {
  const price = AT_LISTED_PRICE.has(suffix) ? base.price : null;
  return { ...base, id: `${base.id}:${suffix}`, name: `${base.name} (${suffix})`, price };
}
