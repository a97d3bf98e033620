import type { ConnectionKind } from "@/lib/contract/models";
import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { openAICompatibleConnection } from "./openai-compatible-connection";
import { openRouterConnection } from "./openrouter-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";

type ConnectionFactory = (spec: ConnectionSpec, environment: StreamEnvironment) => Connection;

const FACTORIES: Record<ConnectionKind, ConnectionFactory> = {
  openrouter: openRouterConnection,
  openai: openAICompatibleConnection,
  anthropic: openAICompatibleConnection,
  google: openAICompatibleConnection,
  huggingface: openAICompatibleConnection,
  "ai-gateway": openAICompatibleConnection,
  "openai-compatible": openAICompatibleConnection,
};

/** A connection of any kind. Nothing is sent until it is used. Throws where an OpenAI-compatible one has no base URL. */
export function createConnection(
  spec: ConnectionSpec,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection {
  return FACTORIES[spec.kind](spec, environment);
}
