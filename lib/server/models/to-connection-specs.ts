import type { Env } from "@/lib/server/env";
import type { ConnectionSpec } from "./connection-spec";
import { PROVIDER_NAMES } from "./provider-names";

const instanceKey = (id: string) => `instance:${id}`;

/** The connections that the environment names, in the order in which they are shown. A provider's id is its kind. */
export function toConnectionSpecs({
  providers,
  connections,
}: Pick<Env, "providers" | "connections">): ConnectionSpec[] {
  return [
    ...providers.map(({ kind, apiKey, baseURL, billTo }) => ({
      id: kind,
      key: instanceKey(kind),
      name: PROVIDER_NAMES[kind],
      kind,
      baseURL,
      apiKey,
      ...(billTo === null ? {} : { billTo }),
    })),
    ...connections.map(({ id, kind, baseURL, apiKey, models }) => ({
      id,
      key: instanceKey(id),
      name: id,
      kind,
      baseURL,
      apiKey: apiKey ?? null,
      ...(models ? { models } : {}),
    })),
  ];
}
