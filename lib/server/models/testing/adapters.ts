import type { Connection } from "@/lib/server/models/connection";
import { openAICompatibleConnection } from "@/lib/server/models/openai-compatible-connection";
import { openRouterConnection } from "@/lib/server/models/openrouter-connection";
import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";

/** Must appear in no message. */
export const CANARY_KEY = "sk-canary-4f1e9a77";

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
        { id: "lab", name: "lab", kind: "openai-compatible", baseURL, apiKey: CANARY_KEY },
        environment,
      ),
  },
  {
    id: "openrouter",
    name: "OpenRouter",
    connect: (baseURL, environment) =>
      openRouterConnection(
        { id: "openrouter", name: "OpenRouter", kind: "openrouter", apiKey: CANARY_KEY, baseURL },
        environment,
      ),
  },
];
