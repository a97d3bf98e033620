/**
 * The models that a provider is known to have, from the data inside `@pydantic/genai-prices`: what the very first start shows where
 * there is no network. They go through the same readers as the provider's own list, so that both say the same of a model. Called by
 * `model-list.ts`, for a provider at its own address only.
 */
import { findProvider, type ModelInfo } from "@pydantic/genai-prices";
import type { ConnectionKind, ModelSummary } from "@/lib/contract/models";
import { knownModel } from "@/lib/server/models/prices/known-price";
import { parseAnthropicModels } from "./anthropic-models";
import { parseGoogleModels } from "./google-models";
import { parseHuggingFaceModels, type RoutedModel } from "./hugging-face-models";
import { parseOpenAIModels } from "./openai-models";
import { parseOpenRouterModels } from "./openrouter-models";
import type { ParsedList } from "./parsed-list";

type Bundle = (connection: string) => ParsedList;

/** The data name no model of Vercel's gateway, and an OpenAI-compatible server can have any. */
const BUNDLES: Record<ConnectionKind, Bundle | null> = {
  openrouter: bundledOpenRouter,
  openai: bundledOpenAI,
  anthropic: bundledAnthropic,
  google: bundledGoogle,
  huggingface: bundledHuggingFace,
  "ai-gateway": null,
  "openai-compatible": null,
};

/** Null where nothing is shipped for the kind. */
export function bundledModels(kind: ConnectionKind, connection: string): ModelSummary[] | null {
  const parsed = BUNDLES[kind]?.(connection);
  return parsed?.ok ? parsed.models : null;
}

/** Some entries of the data are not ids that can be called, but beginnings or older spellings of them. */
const CALLABLE = {
  openai: /^(gpt-[4-9]|o\d|chatgpt-)(?!.*([-:]$|\.ft-|:extended|safeguard|oss))/,
  anthropic: /^claude-(opus|sonnet|haiku|fable)-\d/,
  google: /^gemini-[2-9]|^gemma-.*-it$/,
  openrouter: /^(?!.*(embed|-image|image-|rerank|-tts|whisper|moderation|guard))[^/]+\/./,
};

function entriesOf(provider: string, isCallable: RegExp): ModelInfo[] {
  const { models = [] } = findProvider({ providerId: provider }) ?? {};
  return models.filter(({ id, deprecated }) => deprecated !== true && isCallable.test(id));
}

function bundledOpenAI(connection: string): ParsedList {
  return parseOpenAIModels({ data: entriesOf("openai", CALLABLE.openai) }, connection);
}

function bundledAnthropic(connection: string): ParsedList {
  const data = entriesOf("anthropic", CALLABLE.anthropic).map(({ id, name }) => ({ id, display_name: name }));
  return parseAnthropicModels({ data }, connection);
}

/** The data do not tell what a model takes, so that everything is offered. */
function bundledGoogle(connection: string): ParsedList {
  const models = entriesOf("google", CALLABLE.google).map(({ id, name }) => ({
    name: `models/${id}`,
    displayName: name,
  }));
  return withoutTakes(parseGoogleModels({ models }, connection));
}

function bundledOpenRouter(connection: string): ParsedList {
  const entries = entriesOf("openrouter", CALLABLE.openrouter);
  const data = entries.map(({ id, name, context_window }) => ({ id, name, context_length: context_window }));
  const parsed = parseOpenRouterModels({ data }, connection, 0);
  if (!parsed.ok) return parsed;
  const priced = parsed.models.map((model, index) => ({
    ...model,
    price: knownModel("openrouter", entries[index]?.id ?? model.name).price,
  }));
  return { ok: true, models: priced };
}

/** Hugging Face's backends, as the data call them. */
const BACKENDS = [
  "cerebras",
  "fireworks",
  "groq",
  "hyperbolic",
  "nebius",
  "novita",
  "nscale",
  "ovhcloud",
  "publicai",
  "sambanova",
  "together",
] as const;

function bundledHuggingFace(connection: string): ParsedList {
  const routed = new Map<string, RoutedModel>();
  for (const backend of BACKENDS) {
    const provider = `huggingface_${backend}` as const;
    for (const { id } of entriesOf(provider, /\//)) {
      const { price, contextLength } = knownModel(provider, id);
      const model = routed.get(id) ?? { id, inputs: null, backends: [] };
      model.backends.push({ provider: backend, contextLength, price });
      routed.set(id, model);
    }
  }
  return parseHuggingFaceModels([...routed.values()], connection);
}

function withoutTakes(parsed: ParsedList): ParsedList {
  return parsed.ok ? { ok: true, models: parsed.models.map((model) => ({ ...model, takes: null })) } : parsed;
}
