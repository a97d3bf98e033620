import type { ConnectionKind } from "@/lib/contract/models";
import type { ModelCall } from "@/lib/fusion/ports";
import type { ConnectionSpec } from "@/lib/server/models/connection-spec";
import { createConnection } from "@/lib/server/models/create-connection";
import { CANARY_KEY } from "./adapters";
import { callFor, collectParts } from "./collect-parts";
import { testEnvironment } from "./test-environment";
import type { Upstream } from "./upstream";
import { answer } from "./upstream-script";

export interface SentCall {
  kind: ConnectionKind;
  model: string;
  settings: Partial<ModelCall>;
  more?: Partial<ConnectionSpec>;
}

/** Makes a call, and says what was sent, apart from what every HTTP request has, and what the column was told of it. */
export async function sendCall(upstream: Upstream, { kind, model, settings, more = {} }: SentCall) {
  upstream.script(model, answer("Yes.", { usage: null }));
  const spec = {
    id: "mine",
    key: "instance:mine",
    name: "Mine",
    kind,
    baseURL: upstream.url,
    apiKey: CANARY_KEY,
    ...more,
  };
  const connection = createConnection(spec, testEnvironment());
  const parts = await collectParts(connection, callFor(`mine/${model}`, settings));
  const { path, headers, body } = upstream.requests.at(-1) ?? {};
  const common = /^(host|connection|content-|accept|user-agent|sec-fetch|transfer-)/;
  const own = Object.entries(headers ?? {}).filter(([name]) => !common.test(name));
  const warnings = parts.flatMap((part) => (part.type === "warning" ? [part.message] : []));
  return { path, headers: Object.fromEntries(own), body, warnings };
}
