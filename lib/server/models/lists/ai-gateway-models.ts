import { z } from "zod";
import type { Price } from "@/lib/fusion/cost";
import { toPerMillion } from "@/lib/server/models/prices/per-million";
import { listEntries, noList, tokenLength } from "./list-entries";
import { type ParsedList, toSummary } from "./parsed-list";

const perToken = z.string().nullish().catch(null);

const modelSchema = z.looseObject({
  id: z.string().min(1),
  name: z.string().nullish().catch(null),
  type: z.string().nullish().catch(null),
  tags: z.array(z.string()).nullish().catch(null),
  context_window: tokenLength,
  max_tokens: tokenLength,
  pricing: z
    .looseObject({
      input: perToken,
      output: perToken,
      input_cache_read: perToken,
      input_cache_write: perToken,
    })
    .nullish()
    .catch(null),
});
type GatewayModel = z.infer<typeof modelSchema>;

/** `GET /v1/models` of Vercel's AI Gateway. Models that do not answer in text are left out. */
export function parseAIGatewayModels(body: unknown, connection: string): ParsedList {
  const entries = listEntries(body, "data", modelSchema);
  if (!entries) return noList("Vercel AI Gateway");
  const models = entries
    .filter(({ type }) => !type || type === "language")
    .map((model) =>
      toSummary(connection, model.id, {
        name: model.name ?? model.id,
        contextLength: model.context_window ?? null,
        maxOutputTokens: model.max_tokens ?? null,
        price: toPrice(model.pricing),
        // Its tags tell who reasons and who sees, and nothing of temperatures; the gateway drops what a model does not take.
        takes: model.tags
          ? {
              temperature: true,
              reasoning: model.tags.includes("reasoning"),
              maxOutputTokens: true,
              images: model.tags.includes("vision"),
            }
          : null,
      }),
    );
  return { ok: true, models };
}

function toPrice(pricing: GatewayModel["pricing"]): Price | null {
  return toPerMillion({
    input: pricing?.input,
    output: pricing?.output,
    cachedInput: pricing?.input_cache_read,
    cacheWrite: pricing?.input_cache_write,
  });
}
