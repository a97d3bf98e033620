import { getAnthropicLanguageModelEntry } from "@ai-sdk/anthropic/internal";
import { z } from "zod";
import type { ModelSummary } from "@/lib/contract/models";
import { knownModel } from "@/lib/server/models/prices/known-price";
import { listEntries, noList, tokenLength } from "./list-entries";
import { type ParsedList, toSummary } from "./parsed-list";

const supported = z.looseObject({ supported: z.boolean() }).nullish().catch(null);

const modelSchema = z.looseObject({
  id: z.string().min(1),
  display_name: z.string().nullish().catch(null),
  max_input_tokens: tokenLength,
  max_tokens: tokenLength,
  capabilities: z.looseObject({ thinking: supported, image_input: supported }).nullish().catch(null),
});
type AnthropicModel = z.infer<typeof modelSchema>;

/** `GET /v1/models` of Anthropic. It names no prices: those come from the bundled price data. */
export function parseAnthropicModels(body: unknown, connection: string): ParsedList {
  const entries = listEntries(body, "data", modelSchema);
  if (!entries) return noList("Anthropic");
  const models = entries.map((model) => {
    const known = knownModel("anthropic", model.id);
    return toSummary(connection, model.id, {
      name: model.display_name ?? model.id,
      contextLength: model.max_input_tokens ?? known.contextLength,
      maxOutputTokens: model.max_tokens ?? null,
      price: known.price,
      takes: takesOf(model),
    });
  });
  return { ok: true, models };
}

/** Every Claude since the third takes images. */
const SEES = /^claude-(?!2|v1|instant)/;

/** By the package's own table, which also decides what it leaves out of a request; the list's word on thinking and images wins. */
function takesOf({ id, capabilities }: AnthropicModel): ModelSummary["takes"] {
  const { reasoning, sampling } = getAnthropicLanguageModelEntry(id).capabilities.language;
  return {
    temperature: sampling.temperature === true,
    reasoning: capabilities?.thinking?.supported ?? reasoning.support === true,
    maxOutputTokens: true,
    images: capabilities?.image_input?.supported ?? SEES.test(id),
  };
}
