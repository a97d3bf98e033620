import { createOpenRouter } from "@openrouter/ai-sdk-provider";
import { z } from "zod";
import { toOpenRouterOptions } from "./chat-options";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseOpenRouterModels } from "./lists/openrouter-models";
import { toModelId } from "./model-id";
import { baseURLOf, bearer, keyOf, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { chatProtocol } from "./wire/chat-chunk";

/** `GET /generation`: https://openrouter.ai/docs/api-reference/get-a-generation */
const generationSchema = z.looseObject({ data: z.looseObject({ total_cost: z.number().min(0) }) });

export const OPENROUTER_BASE_URL = "https://openrouter.ai/api/v1";

export function openRouterConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey } = spec;
  const baseURL = baseURLOf(spec, OPENROUTER_BASE_URL);
  return providerConnection(spec, environment, {
    list: {
      url: `${baseURL}/models`,
      headers: bearer(apiKey),
      parse: (body) => parseOpenRouterModels(body, id, environment.timers.now()),
    },
    lateCost: {
      url: (generationId) => `${baseURL}/generation?id=${encodeURIComponent(generationId)}`,
      read: (body) => generationSchema.safeParse(body).data?.data.total_cost ?? null,
    },
    protocol: chatProtocol,
    languageModel: (upstream, fetch) =>
      createOpenRouter({ apiKey: keyOf(spec), baseURL, appName: "Tokamak", fetch }).chat(upstream),
    callOptions: (call) => ({ providerOptions: { openrouter: toOpenRouterOptions(call) } }),
    findVariant(upstream, models) {
      // Routing suffixes (`:nitro`, `:floor`) change the price; what a call cost is reported.
      const bare = upstream.replace(/:[a-z]+$/, "");
      const listed = models.find((model) => model.id === toModelId(id, bare));
      return listed && bare !== upstream ? { ...listed, id: toModelId(id, upstream), price: null } : null;
    },
  });
}
