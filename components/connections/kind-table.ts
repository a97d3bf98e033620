import type { ConnectionView } from "@/lib/contract/connections";
import type { ConnectionKind } from "@/lib/contract/models";

export interface KindInfo {
  kind: ConnectionKind;
  name: string;
  /** What one gets by it. */
  about: string;
  /** Where its keys are made; null where that depends on the server. */
  keysUrl: string | null;
  /** How a key of it begins, to tell a key from a mistake. */
  keyExample: string;
}

/** In the order in which they are offered. */
export const KINDS: readonly KindInfo[] = [
  {
    kind: "openrouter",
    name: "OpenRouter",
    about: "Hundreds of models of all makers through one account.",
    keysUrl: "https://openrouter.ai/settings/keys",
    keyExample: "sk-or-…",
  },
  {
    kind: "openai-compatible",
    name: "A server of yours",
    about: "Ollama, LM Studio, vLLM, llama.cpp, or any OpenAI-compatible address.",
    keysUrl: null,
    keyExample: "",
  },
  {
    kind: "openai",
    name: "OpenAI",
    about: "GPT models by OpenAI’s own API.",
    keysUrl: "https://platform.openai.com/api-keys",
    keyExample: "sk-…",
  },
  {
    kind: "anthropic",
    name: "Anthropic",
    about: "Claude models by Anthropic’s own API.",
    keysUrl: "https://console.anthropic.com/settings/keys",
    keyExample: "sk-ant-…",
  },
  {
    kind: "google",
    name: "Google",
    about: "Gemini models by Google AI Studio’s API.",
    keysUrl: "https://aistudio.google.com/apikey",
    keyExample: "AIza…",
  },
  {
    kind: "huggingface",
    name: "Hugging Face",
    about: "Open models of the hub, served by many providers.",
    keysUrl: "https://huggingface.co/settings/tokens",
    keyExample: "hf_…",
  },
  {
    kind: "ai-gateway",
    name: "Vercel AI Gateway",
    about: "Models of many makers through a Vercel account.",
    keysUrl: "https://vercel.com/docs/ai-gateway/authentication",
    keyExample: "vck_…",
  },
];

export interface ServerPreset {
  name: string;
  baseUrl: string;
}

/** Where each of them listens by default. */
export const SERVER_PRESETS: readonly ServerPreset[] = [
  { name: "Ollama", baseUrl: "http://127.0.0.1:11434/v1" },
  { name: "LM Studio", baseUrl: "http://127.0.0.1:1234/v1" },
  { name: "llama.cpp", baseUrl: "http://127.0.0.1:8080/v1" },
  { name: "vLLM", baseUrl: "http://127.0.0.1:8000/v1" },
];

export function kindName(kind: ConnectionView["kind"]): string {
  if (kind === "demo") return "Scripted models";
  if (kind === "local") return "Algorithm";
  if (kind === "openai-compatible") return "OpenAI-compatible server";
  return KINDS.find((info) => info.kind === kind)?.name ?? kind;
}
