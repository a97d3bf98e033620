import type { ConnectionKind } from "@/lib/contract/models";
import { aiGatewayConnection } from "./ai-gateway-connection";
import { anthropicConnection } from "./anthropic-connection";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { googleConnection } from "./google-connection";
import { huggingFaceConnection } from "./hugging-face-connection";
import { openAICompatibleConnection } from "./openai-compatible-connection";
import { openAIConnection } from "./openai-connection";
import { openRouterConnection } from "./openrouter-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";

type ConnectionFactory = (spec: ConnectionSpec, environment: StreamEnvironment) => Connection;

const FACTORIES: Record<ConnectionKind, ConnectionFactory> = {
  openrouter: openRouterConnection,
  openai: openAIConnection,
  anthropic: anthropicConnection,
  google: googleConnection,
  huggingface: huggingFaceConnection,
  "ai-gateway": aiGatewayConnection,
  "openai-compatible": openAICompatibleConnection,
};

/** A connection of any kind. Nothing is sent until it is used. Throws where an OpenAI-compatible one has no base URL. */
export function createConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  return FACTORIES[spec.kind](spec, environment);
}
