import { z } from "zod";
import type { ModelSummary } from "@/lib/contract/models";
import { knownModel } from "@/lib/server/models/prices/known-price";
import { listEntries, noList } from "./list-entries";
import { type ParsedList, toSummary } from "./parsed-list";

const modelSchema = z.looseObject({ id: z.string().min(1) });

/** What OpenAI lists beside its chat models: other endpoints' models, those of the Responses API alone, and base models. */
const NOT_FOR_CHAT =
  /embedding|moderation|whisper|transcribe|tts|image|dall-e|sora|audio|realtime|codex|deep-research|computer-use|instruct|^(babbage|davinci|text-)|^gpt-\d[\d.]*-pro|^o\d-pro/;

/** `GET /models` of OpenAI. It says no more than the names: prices and lengths come from the bundled price data. */
export function parseOpenAIModels(body: unknown, connection: string): ParsedList {
  const entries = listEntries(body, "data", modelSchema);
  if (!entries) return noList("OpenAI");
  const models = entries
    .filter(({ id }) => !NOT_FOR_CHAT.test(id))
    .map(({ id }) => toSummary(connection, id, { ...knownModel("openai", id), takes: openAITakes(id) }));
  return { ok: true, models };
}

/** Its reasoning models refuse a temperature, the others an effort. Null where the family is not known. */
function openAITakes(id: string): ModelSummary["takes"] {
  const family = /^(?:ft:)?(o\d|gpt-(\d+)|chatgpt-)/.exec(id);
  if (!family) return null;
  const isReasoning = family[2] === undefined ? /^(?:ft:)?o\d/.test(id) : Number(family[2]) >= 5;
  const reasoning = isReasoning && !/-chat(-|$)/.test(id);
  const temperature = !reasoning && !/-search-preview/.test(id);
  const images = SEEING.find(({ pattern }) => pattern.test(id))?.images;
  return { temperature, reasoning, maxOutputTokens: true, ...(images !== undefined && { images }) };
}

/** Which families take images, by OpenAI's pages of models, November 2026. The first match wins. */
const SEEING: readonly { pattern: RegExp; images: boolean }[] = [
  { pattern: /gpt-3|o1-mini|o1-preview|o3-mini|-search-preview/, images: false },
  { pattern: /gpt-4o|gpt-4\.[15]|gpt-4-(turbo|vision)/, images: true },
  { pattern: /gpt-4($|-)/, images: false },
  { pattern: /gpt-[5-9]|^(ft:)?o[134]($|-)/, images: true },
];
