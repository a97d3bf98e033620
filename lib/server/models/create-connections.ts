import type { ConnectionConfig } from "@/lib/server/env";
import type { Connection } from "./connection";
import { openAICompatibleConnection } from "./openai-compatible-connection";
import { openRouterConnection } from "./openrouter-connection";
import { DEFAULT_ENVIRONMENT, type StreamEnvironment } from "./stream/stream-model";

export interface ConnectionsConfig {
  openrouterApiKey: string | null;
  /** OpenRouter's own where absent. */
  openrouterBaseURL?: string;
  connections: readonly ConnectionConfig[];
}

/** The connections that the environment names, in the order in which they are shown. */
export function createConnections(
  { openrouterApiKey, openrouterBaseURL, connections }: ConnectionsConfig,
  environment: StreamEnvironment = DEFAULT_ENVIRONMENT,
): Connection[] {
  const openrouter = openrouterApiKey
    ? [openRouterConnection({ apiKey: openrouterApiKey, baseURL: openrouterBaseURL }, environment)]
    : [];
  return [...openrouter, ...connections.map((config) => openAICompatibleConnection(config, environment))];
}
