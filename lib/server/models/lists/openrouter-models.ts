import { z } from "zod";
import type { ModelSummary } from "@/lib/contract/models";
import type { Price } from "@/lib/fusion/cost";
import { toPerMillion } from "@/lib/server/models/prices/per-million";
import { imagesAmong, type ParsedList, TAKES_EVERY_SETTING, toSummary } from "./parsed-list";

const length = z.number().int().positive().nullish().catch(null);
/** USD per token as a string; -1 where it varies (the auto router). */
const perToken = z.string().nullish().catch(null);

const modalities = z.array(z.string()).nullish().catch(null);

const pricingSchema = z.looseObject({
  prompt: perToken,
  completion: perToken,
  input_cache_read: perToken,
  input_cache_write: perToken,
});

const modelSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish().catch(null),
  context_length: length,
  architecture: z
    .looseObject({ input_modalities: modalities, output_modalities: modalities })
    .nullish()
    .catch(null),
  supported_parameters: z.array(z.string()).nullish().catch(null),
  top_provider: z.looseObject({ max_completion_tokens: length }).nullish().catch(null),
  pricing: pricingSchema
    .extend({
      overrides: z
        .array(pricingSchema.extend({ min_prompt_tokens: length }))
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  expiration_date: z.string().nullish().catch(null),
});
type OpenRouterModel = z.infer<typeof modelSchema>;

/** `GET /models` of OpenRouter. What no longer exists at `nowMs`, and what does not answer in text, is left out. */
export function parseOpenRouterModels(body: unknown, connection: string, nowMs: number): ParsedList {
  const list = z.looseObject({ data: z.array(z.unknown()) }).safeParse(body);
  if (!list.success) return { ok: false, message: "OpenRouter sent something other than a list of models." };
  const models = list.data.data.flatMap((entry) => {
    const parsed = modelSchema.safeParse(entry);
    return parsed.success && isOffered(parsed.data, nowMs) ? [summarize(parsed.data, connection)] : [];
  });
  return { ok: true, models };
}

function isOffered({ expiration_date, architecture }: OpenRouterModel, nowMs: number): boolean {
  const expiresAt = expiration_date ? Date.parse(expiration_date) : Number.NaN;
  const outputs = architecture?.output_modalities;
  return !(expiresAt <= nowMs) && (!outputs || outputs.includes("text"));
}

function summarize(model: OpenRouterModel, connection: string) {
  return toSummary(connection, model.id, {
    name: model.name ?? model.id,
    contextLength: model.context_length ?? null,
    maxOutputTokens: model.top_provider?.max_completion_tokens ?? null,
    price: toPrice(model.pricing),
    takes: takesOf(model),
  });
}

function takesOf({ supported_parameters: takes, architecture }: OpenRouterModel): ModelSummary["takes"] {
  const inputs = architecture?.input_modalities;
  if (!takes) return inputs ? { ...TAKES_EVERY_SETTING, ...imagesAmong(inputs) } : null;
  return {
    temperature: takes.includes("temperature"),
    reasoning: takes.includes("reasoning"),
    maxOutputTokens: takes.includes("max_tokens") || takes.includes("max_completion_tokens"),
    ...imagesAmong(inputs),
  };
}

function toPrice(pricing: OpenRouterModel["pricing"]): Price | null {
  const base = pricing ? toFlatPrice(pricing) : null;
  if (!pricing || !base) return null;
  const tiers = (pricing.overrides ?? []).flatMap((override) => {
    const { min_prompt_tokens: minInputTokens, ...prices } = override;
    const flat = toFlatPrice({ ...pricing, ...withoutNulls(prices) });
    return minInputTokens && flat ? [{ ...flat, minInputTokens }] : [];
  });
  return tiers.length === 0 ? base : { ...base, tiers };
}

function toFlatPrice(pricing: z.infer<typeof pricingSchema>): Price | null {
  return toPerMillion({
    input: pricing.prompt,
    output: pricing.completion,
    cachedInput: pricing.input_cache_read,
    cacheWrite: pricing.input_cache_write,
  });
}

function withoutNulls<T extends object>(prices: T): Partial<T> {
  return Object.fromEntries(Object.entries(prices).filter(([, value]) => value != null)) as Partial<T>;
}
