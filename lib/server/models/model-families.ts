/**
 * Families of models and how strong each is, for `auto` judges and the built-in profiles. Reviewed November 2026. One entry
 * per line; the first match wins, so a narrower pattern stands above a wider one. Patterns are matched against the upstream id
 * in lower case, without a `:suffix`. A new version of a known line needs no new entry. An unlisted model is usable; it is
 * only never preferred.
 */

/** 1: frontier. 2: strong. 3: good value. 4: small. 5: tiny or old. */
export type Tier = 1 | 2 | 3 | 4 | 5;

interface FamilyEntry {
  family: string;
  tier: Tier;
  pattern: RegExp;
}

const MODEL_FAMILIES: readonly FamilyEntry[] = [
  { family: "anthropic", tier: 5, pattern: /claude-(2|instant|3(?![.-]?[57]))/ },
  { family: "anthropic", tier: 1, pattern: /claude.*(opus|fable)/ },
  { family: "anthropic", tier: 3, pattern: /claude.*haiku/ },
  { family: "anthropic", tier: 2, pattern: /claude.*sonnet/ },
  { family: "openai", tier: 4, pattern: /gpt-oss-20b|gpt-[45].*nano/ },
  { family: "openai", tier: 3, pattern: /gpt-oss|gpt-[5-9].*(mini|luna)|o[134]-mini/ },
  { family: "openai", tier: 2, pattern: /gpt-[5-9].*terra/ },
  { family: "openai", tier: 5, pattern: /gpt-3|gpt-4o-mini|gpt-4-|gpt-4$|chatgpt/ },
  { family: "openai", tier: 3, pattern: /gpt-4/ },
  { family: "openai", tier: 1, pattern: /gpt-[5-9]/ },
  { family: "openai", tier: 2, pattern: /(^|\/)o[1-9](-pro)?($|-)/ },
  { family: "google", tier: 4, pattern: /gemini.*flash-lite|gemma/ },
  { family: "google", tier: 3, pattern: /gemini.*flash/ },
  { family: "google", tier: 5, pattern: /gemini-1|gemini-pro$|palm/ },
  { family: "google", tier: 1, pattern: /gemini.*pro/ },
  { family: "google", tier: 4, pattern: /gemini/ },
  { family: "xai", tier: 3, pattern: /grok.*(mini|fast|code)/ },
  { family: "xai", tier: 5, pattern: /grok-[12]/ },
  { family: "xai", tier: 1, pattern: /grok/ },
  { family: "deepseek", tier: 4, pattern: /deepseek.*distill|deepseek-coder|deepseek.*[1-9]b\b/ },
  { family: "deepseek", tier: 3, pattern: /deepseek.*flash/ },
  { family: "deepseek", tier: 2, pattern: /deepseek/ },
  { family: "moonshot", tier: 2, pattern: /kimi/ },
  { family: "zhipu", tier: 3, pattern: /glm.*(air|flash)/ },
  { family: "zhipu", tier: 2, pattern: /glm/ },
  { family: "qwen", tier: 2, pattern: /qwen.*max|qwen.*(235|397|480)b/ },
  { family: "qwen", tier: 3, pattern: /qwen.*plus|qwen.*(72|80|122)b|qwq/ },
  { family: "qwen", tier: 5, pattern: /qwen.*(^|[^0-9])[0-4](\.\d+)?b\b/ },
  { family: "qwen", tier: 4, pattern: /qwen/ },
  { family: "minimax", tier: 3, pattern: /minimax/ },
  { family: "mistral", tier: 2, pattern: /mistral-large/ },
  { family: "mistral", tier: 3, pattern: /mistral-medium|magistral-medium/ },
  { family: "mistral", tier: 4, pattern: /mistral|mixtral|magistral|ministral|devstral|codestral/ },
  { family: "meta", tier: 3, pattern: /llama-?[4-9]|llama.*405b/ },
  { family: "meta", tier: 5, pattern: /llama.*[^0-9][1-3]b\b|llama-?[12]([^0-9.]|$)/ },
  { family: "meta", tier: 4, pattern: /llama/ },
  { family: "nvidia", tier: 3, pattern: /nemotron.*(ultra|super)/ },
  { family: "nvidia", tier: 4, pattern: /nemotron/ },
  { family: "cohere", tier: 4, pattern: /command/ },
  { family: "amazon", tier: 3, pattern: /nova-(premier|pro)/ },
  { family: "amazon", tier: 4, pattern: /nova-/ },
  { family: "microsoft", tier: 4, pattern: /(^|\/)phi-?[3-9]/ },
];

/** Families as they are called on the screen. */
export const FAMILY_NAMES: Readonly<Record<string, string>> = {
  anthropic: "Anthropic",
  openai: "OpenAI",
  google: "Google",
  xai: "xAI",
  deepseek: "DeepSeek",
  moonshot: "Moonshot",
  zhipu: "Z.ai",
  qwen: "Qwen",
  minimax: "MiniMax",
  mistral: "Mistral",
  meta: "Meta",
  nvidia: "NVIDIA",
  cohere: "Cohere",
  amazon: "Amazon",
  microsoft: "Microsoft",
};

/** Kinds that are listed beside chat models and are no peers of theirs; routers and fusions that pick models themselves. */
const NOT_FOR_CHOICE =
  /embed|rerank|guard|moderation|image|audio|tts|whisper|transcribe|search|codex|deep-research|vision|\bocr\b|^openrouter\/|:free$|:batch$|-preview-0|base$/;

export interface ModelStanding {
  family: string;
  /** Null: not in the table. */
  tier: Tier | null;
  /** Whether it may be chosen without being asked for. */
  eligible: boolean;
}

export function standingOf(upstream: string): ModelStanding {
  const id = upstream.toLowerCase();
  const bare = id.replace(/:(?!.*\/).*$/, "");
  const entry = MODEL_FAMILIES.find(({ pattern }) => pattern.test(bare));
  return {
    family: entry?.family ?? unlistedFamily(bare),
    tier: entry?.tier ?? null,
    eligible: !NOT_FOR_CHOICE.test(id),
  };
}

/** `acme/thinker-7b-instruct` and `thinker2` are relatives: the first word of the name. */
function unlistedFamily(bare: string): string {
  const name = bare.split("/").at(-1) ?? bare;
  return /^[a-z]+/.exec(name)?.[0] ?? name;
}
