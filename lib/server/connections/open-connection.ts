/**
 * From a kept record to a connection that can be called. The only place where a person's key is unsealed; it lives on in the
 * connection made here, and nowhere else.
 */
import type { Agent } from "undici";
import type { ConnectionKind } from "@/lib/contract/models";
import { type FailureReason, toFailure } from "@/lib/fusion/errors";
import type { ModelPart } from "@/lib/fusion/ports";
import type { KeyRing } from "@/lib/server/keys/key-ring";
import { type KeyBinding, unsealKey } from "@/lib/server/keys/seal-key";
import type { Connection } from "@/lib/server/models/connection";
import { createConnection } from "@/lib/server/models/create-connection";
import type { Catalogue } from "@/lib/server/models/lists/catalogue";
import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";
import type { AllowedHost } from "@/lib/server/net/allowed-hosts";
import { checkBaseUrl } from "@/lib/server/net/check-base-url";
import type { ConnectionRecord } from "./connection-store";

export interface OpenDeps {
  ring: KeyRing;
  allowed: readonly AllowedHost[];
  /** Opens the sockets to the addresses that people typed in. */
  guardedAgent: Agent;
  /** Where the operator says that a provider is, if behind a proxy. */
  providerURLs: Partial<Record<ConnectionKind, string>>;
  environment?: StreamEnvironment;
  /** Keeps the lists of models between starts; absent: each list is the one just fetched. */
  catalogue?: Catalogue | undefined;
}

export interface OpenTarget {
  /** As `Connection.key`. */
  key: string;
  slug: string;
  name: string;
  kind: ConnectionKind;
  baseUrl: string | null;
  apiKey: string | null;
}

/** `staleKey`: the key, where another master key should seal it by now. */
export interface OpenedConnection {
  connection: Connection;
  staleKey: string | null;
}

export function openConnection(record: ConnectionRecord, deps: OpenDeps): OpenedConnection {
  const target = { ...record, key: toConnectionKey(record) };
  if (record.keyCipher === null)
    return { connection: openTarget({ ...target, apiKey: null }, deps), staleKey: null };
  const unsealed = unsealKey(deps.ring, record.keyCipher, toBinding(record));
  if (!unsealed.ok)
    return { connection: closedConnection(target, "unauthorized", UNREADABLE[unsealed.why]), staleKey: null };
  const { key, stale } = unsealed;
  return { connection: openTarget({ ...target, apiKey: key }, deps), staleKey: stale ? key : null };
}

/** As `Connection.key`. */
export function toConnectionKey({ id }: Pick<ConnectionRecord, "id">): string {
  return `own:${id}`;
}

/** An address that is no longer allowed gives a connection that says so. */
export function openTarget(target: OpenTarget, deps: OpenDeps): Connection {
  const { slug: id, key, name, kind, baseUrl, apiKey } = target;
  const { catalogue } = deps;
  if (baseUrl === null) {
    // The provider's own address, or the one its operator set: no person chose it, so it needs no guard.
    return createConnection(
      { id, key, name, kind, baseURL: deps.providerURLs[kind] ?? null, apiKey, catalogue },
      deps.environment,
    );
  }
  const checked = checkBaseUrl(baseUrl, deps.allowed);
  if (!checked.ok) return closedConnection(target, "invalid-request", checked.message);
  const spec = { id, key, name, kind, baseURL: checked.url, apiKey, agent: deps.guardedAgent, catalogue };
  return createConnection(spec, deps.environment);
}

export function toBinding({
  ownerId,
  id,
  kind,
  baseUrl,
}: Pick<ConnectionRecord, "ownerId" | "id" | "kind" | "baseUrl">): KeyBinding {
  return { ownerId, connectionId: id, kind, baseUrl };
}

const UNREADABLE = {
  "unknown-master-key":
    "Its key cannot be read any more: the server's master key was replaced. Enter the key again.",
  "not-authentic": "Its key cannot be read any more: what is stored was changed. Enter the key again.",
};

/** Listed with what is wrong with it; every call fails with the same words. */
function closedConnection(
  { slug: id, key, name, kind }: Pick<OpenTarget, "slug" | "key" | "name" | "kind">,
  reason: FailureReason,
  message: string,
): Connection {
  const listing = { models: [], status: "unreachable" as const, message: `${name}: ${message}` };
  return {
    id,
    key,
    name,
    kind,
    listed: () => listing,
    list: async () => listing,
    async *stream(): AsyncGenerator<ModelPart> {
      const failure = toFailure(reason, listing.message);
      yield { type: "failed", failure, served: false, usage: null, reportedUsd: null };
    },
  };
}
