import type { ConnectionKind } from "@/lib/contract/models";
import type { Connection } from "@/lib/server/models/connection";
import { createConnection } from "@/lib/server/models/create-connection";
import { PROVIDER_NAMES } from "@/lib/server/models/provider-names";
import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";

/** Must appear in no message. */
export const CANARY_KEY = "sk-canary-4f1e9a77";

export interface Adapter {
  id: string;
  name: string;
  /** Whether its package reads reasoning: OpenAI's chat completions keep it to themselves. */
  showsReasoning: boolean;
  connect(url: string, environment: StreamEnvironment): Connection;
}

function adapter(kind: ConnectionKind, id: string = kind, name: string = PROVIDER_NAMES[kind]): Adapter {
  return {
    id,
    name,
    showsReasoning: kind !== "openai",
    connect: (baseURL, environment) =>
      createConnection({ id, key: `instance:${id}`, name, kind, baseURL, apiKey: CANARY_KEY }, environment),
  };
}

/** The packages that speak OpenAI's chat completions, against one scripted server: what a column must do does not depend on which it is. */
export const ADAPTERS: Adapter[] = [
  adapter("openai-compatible", "lab", "lab"),
  adapter("openrouter"),
  adapter("openai"),
  adapter("huggingface"),
];

/** Those with a protocol of their own. */
export const OWN_PROTOCOLS: Adapter[] = [adapter("anthropic"), adapter("google"), adapter("ai-gateway")];

export const EVERY_ADAPTER: Adapter[] = [...ADAPTERS, ...OWN_PROTOCOLS];
