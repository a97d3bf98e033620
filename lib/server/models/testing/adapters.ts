import type { Connection } from "@/lib/server/models/connection";
import { openAICompatibleConnection } from "@/lib/server/models/openai-compatible-connection";
import { openRouterConnection } from "@/lib/server/models/openrouter-connection";
import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";

/** Both provider packages against one scripted server: what a column must do does not depend on which one it is. */
export const ADAPTERS: {
  id: string;
  name: string;
  connect(url: string, environment: StreamEnvironment): Connection;
}[] = [
  {
    id: "lab",
    name: "lab",
    connect: (baseURL, environment) =>
      openAICompatibleConnection(
        { id: "lab", kind: "openai-compatible", baseURL, apiKey: "sk-canary-4f1e9a77" },
        environment,
      ),
  },
  {
    id: "openrouter",
    name: "OpenRouter",
    connect: (baseURL, environment) =>
      openRouterConnection({ apiKey: "sk-canary-4f1e9a77", baseURL }, environment),
  },
];
