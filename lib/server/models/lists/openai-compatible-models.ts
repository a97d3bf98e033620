import { z } from "zod";
import { type ParsedList, toSummary } from "./parsed-list";

const length = z.number().int().positive().optional().catch(undefined);

/** The context's length goes by another name on every server: gateways, vLLM, LM Studio, llama.cpp. */
const modelSchema = z.looseObject({
  id: z.string().min(1),
  context_length: length,
  context_window: length,
  max_model_len: length,
  max_context_length: length,
  meta: z.looseObject({ n_ctx: length, n_ctx_train: length }).nullish().catch(null),
});

const listSchema = z.union([
  z.looseObject({ data: z.array(z.unknown()) }).transform(({ data }) => data),
  z.array(z.unknown()),
]);

/** `GET /models` of an OpenAI-compatible server. Prices are not read: no two servers agree on their unit. */
export function parseOpenAICompatibleModels(body: unknown, connection: string): ParsedList {
  const list = listSchema.safeParse(body);
  if (!list.success) {
    return {
      ok: false,
      message: `${connection} sent no list of models. Check the base URL; it usually ends in /v1.`,
    };
  }
  const models = list.data.flatMap((entry) => {
    const parsed = modelSchema.safeParse(entry);
    if (!parsed.success) return [];
    const { id, context_length, context_window, max_model_len, max_context_length, meta } = parsed.data;
    const contextLength =
      context_length ??
      context_window ??
      max_model_len ??
      max_context_length ??
      meta?.n_ctx ??
      meta?.n_ctx_train ??
      null;
    return [toSummary(connection, id, { contextLength })];
  });
  return { ok: true, models };
}
