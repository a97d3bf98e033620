/** How the API calls a fusion: `fusion` by the default profile, `fusion/<profile>`, and OpenRouter's name for it. */
const ALIASES = ["fusion", "openrouter/fusion"];
const PREFIX = "fusion/";

export type FusionName = { profile: string | null };

/** Null: the name is a model's. */
export function parseFusionName(model: string): FusionName | null {
  if (ALIASES.includes(model)) return { profile: null };
  if (model.startsWith(PREFIX) && model.length > PREFIX.length)
    return { profile: model.slice(PREFIX.length) };
  return null;
}

/** Also through a connection, which may lead to a Tokamak: a fusion inside a fusion would ask without an end. */
export function isFusion(model: string): boolean {
  const upstream = model.slice(model.indexOf("/") + 1);
  return parseFusionName(model) !== null || parseFusionName(upstream) !== null;
}
