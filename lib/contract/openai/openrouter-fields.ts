/** What OpenRouter's clients send beside OpenAI's fields. What OpenRouter alone could do is refused by its name. */
import { z } from "zod";
import { isEmpty, isOneOf, onlyUnasked, passedOverSchema, withoutNulls } from "./unasked";

const WHO_SERVES =
  "Which provider serves a model is not chosen here: leave it out, or name the model of another connection.";

/** OpenRouter's choice among the providers of one model: what it promises must hold, and what only prefers may be passed over. */
export const providerRoutingSchema = z.preprocess(
  withoutNulls,
  z.strictObject({
    order: onlyUnasked(isEmpty, WHO_SERVES),
    only: onlyUnasked(isEmpty, WHO_SERVES),
    ignore: onlyUnasked(isEmpty, WHO_SERVES),
    quantizations: onlyUnasked(isEmpty, WHO_SERVES),
    max_price: onlyUnasked(
      isEmpty,
      "A price is not capped here: cap a fusion's cost by fusion.limits.maxCostUsd.",
    ),
    data_collection: onlyUnasked(
      isOneOf("allow"),
      "What a provider keeps cannot be promised here: leave data_collection out.",
    ),
    zdr: onlyUnasked(isOneOf(false), "What a provider keeps cannot be promised here: leave zdr out."),
    enforce_distillable_text: onlyUnasked(
      isOneOf(false),
      "What may be done with an answer is not known here: leave enforce_distillable_text out.",
    ),
    sort: passedOverSchema,
    allow_fallbacks: passedOverSchema,
    require_parameters: passedOverSchema,
    preferred_min_throughput: passedOverSchema,
    preferred_max_latency: passedOverSchema,
  }),
);

export const openRouterFields = {
  provider: providerRoutingSchema.optional(),
  transforms: onlyUnasked(isEmpty, "No prompt is shortened here: leave transforms out."),
  session_id: passedOverSchema,
  trace: passedOverSchema,
  tags: passedOverSchema,
};
