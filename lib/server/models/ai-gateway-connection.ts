import { createGateway } from "@ai-sdk/gateway";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { parseAIGatewayModels } from "./lists/ai-gateway-models";
import { baseURLOf, bearer, keyOf, portableReasoning, providerConnection } from "./provider-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";
import { gatewayProtocol } from "./wire/gateway-parts";

/** Vercel's AI Gateway. Its calls and its list live under different paths of one host, so that the base URL is that host's. */
export function aiGatewayConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  const { id, apiKey } = spec;
  const host = baseURLOf(spec, "https://ai-gateway.vercel.sh").replace(/\/(v1|v4\/ai)$/, "");
  return providerConnection(spec, environment, {
    list: {
      url: `${host}/v1/models`,
      headers: bearer(apiKey),
      parse: (body) => parseAIGatewayModels(body, id),
    },
    protocol: gatewayProtocol,
    languageModel: (upstream, fetch) =>
      createGateway({ apiKey: keyOf(spec), baseURL: `${host}/v4/ai`, fetch })(upstream),
    callOptions: portableReasoning,
  });
}
