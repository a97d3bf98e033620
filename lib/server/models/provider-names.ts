import type { ConnectionKind } from "@/lib/contract/models";

/** What each kind of connection is called until a person names it. */
export const PROVIDER_NAMES: Record<ConnectionKind, string> = {
  openrouter: "OpenRouter",
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google",
  huggingface: "Hugging Face",
  "ai-gateway": "Vercel AI Gateway",
  "openai-compatible": "OpenAI-compatible server",
};
