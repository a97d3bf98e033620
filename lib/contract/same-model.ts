/**
 * Which models of different connections are the same model, by their ids alone: providers write one model's name in many ways.
 * Called by the routing, and by the page, which offers a route where several connections have a model.
 *
 * Rather no than a wrong yes, since a wrong yes sends a prompt to another model: a dated release is another model than its alias,
 * and an offer of its own (`:free`, a backend, a size as Ollama writes it) is never an alternative to another.
 */

export interface CanonicalModel {
  /** The last part of the id, in lower case, with dots as dashes, without vendor and offer. */
  name: string;
  /** Who made it; null where neither the id nor the name tells. */
  vendor: string | null;
  /** What stands behind a colon; null: the plain offer. */
  offer: string | null;
}

/** How routers and hubs call the makers. */
const VENDORS: Readonly<Record<string, string>> = {
  "meta-llama": "meta",
  mistralai: "mistral",
  "x-ai": "xai",
  "deepseek-ai": "deepseek",
  "z-ai": "zai",
  "zai-org": "zai",
  thudm: "zai",
  alibaba: "qwen",
  moonshot: "moonshotai",
  cohereforai: "cohere",
  coherelabs: "cohere",
  "minimax-ai": "minimax",
  minimaxai: "minimax",
};

/** Whose a model is that stands without its maker: a provider's own list, a local server's. The first match wins. */
const MAKERS: readonly { vendor: string; pattern: RegExp }[] = [
  { vendor: "nvidia", pattern: /nemotron/ },
  { vendor: "anthropic", pattern: /^claude-/ },
  { vendor: "openai", pattern: /^(gpt-|chatgpt-|o[1-9](-|$))/ },
  { vendor: "google", pattern: /^(gemini|gemma)/ },
  { vendor: "xai", pattern: /^grok-/ },
  { vendor: "deepseek", pattern: /^deepseek-/ },
  { vendor: "moonshotai", pattern: /^kimi-/ },
  { vendor: "zai", pattern: /^glm-/ },
  { vendor: "qwen", pattern: /^(qwen|qwq)/ },
  { vendor: "minimax", pattern: /^minimax-/ },
  { vendor: "mistral", pattern: /^(mistral|mixtral|ministral|magistral|codestral|devstral|pixtral)/ },
  { vendor: "meta", pattern: /^llama/ },
  { vendor: "cohere", pattern: /^command-/ },
  { vendor: "amazon", pattern: /^nova-/ },
  { vendor: "microsoft", pattern: /^phi-/ },
];

/** By a model's id on the wire, `<connection>/<upstream id>`. */
export function canonicalModel(model: string): CanonicalModel {
  const [, ...path] = model.toLowerCase().split("/");
  const last = path.pop() ?? "";
  const colon = last.indexOf(":");
  const name = (colon < 0 ? last : last.slice(0, colon)).replaceAll(".", "-");
  const prefix = path.at(-1);
  const named = prefix === undefined || prefix === "models" ? null : (VENDORS[prefix] ?? prefix);
  const maker = MAKERS.find(({ pattern }) => pattern.test(name))?.vendor ?? null;
  return { name, vendor: named ?? maker, offer: colon < 0 ? null : last.slice(colon + 1) };
}

/** Two ids that need not be compared where this differs. */
export function nameKey(model: string): string {
  const { name, offer } = canonicalModel(model);
  return offer === null ? name : `${name}:${offer}`;
}

export function sameModel(a: string, b: string): boolean {
  if (nameKey(a) !== nameKey(b)) return false;
  const [one, other] = [canonicalModel(a).vendor, canonicalModel(b).vendor];
  return one === null || other === null || one === other;
}
