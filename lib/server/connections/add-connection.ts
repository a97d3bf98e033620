import { type ConnectionView, type CreateConnection, MAX_CONNECTIONS } from "@/lib/contract/connections";
import { toKeyHint } from "@/lib/server/keys/key-hint";
import { sealKey } from "@/lib/server/keys/seal-key";
import { PROVIDER_NAMES } from "@/lib/server/models/provider-names";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { checkTarget } from "./check-target";
import { chooseSlug } from "./choose-slug";
import type { ConnectionServiceDeps } from "./connection-service-deps";
import type { ConnectionRecord } from "./connection-store";
import { refuseMissingConnection } from "./find-own-connection";
import { viewConnection } from "./list-connections";
import { toBinding } from "./open-connection";

const RESERVED_SLUGS = ["demo", "local", "pasted", "auto", "fusion"];

export async function addConnection(
  ownerId: string,
  { kind, name, baseUrl = null, apiKey = null }: CreateConnection,
  deps: ConnectionServiceDeps,
): Promise<Outcome<ConnectionView>> {
  const target = checkTarget({ kind, baseUrl, apiKey }, deps.allowed);
  if (!target.ok) return target;
  const id = deps.createId();
  const place = { ownerId, id, kind, baseUrl: target.value.baseUrl };
  const kept = await keep(
    {
      ...place,
      name: name ?? defaultName(place),
      keyCipher: apiKey === null ? null : sealKey(deps.ring, apiKey, toBinding(place)),
      keyHint: apiKey === null ? null : toKeyHint(apiKey),
      pausedAtMs: null,
      createdAtMs: deps.clock.now(),
    },
    deps,
  );
  if (!kept.ok) return kept;
  const view = await viewConnection({ ownerId, id }, deps);
  return view ? accept(view) : refuseMissingConnection();
}

/** Two that are added at once may choose the same slug: the later chooses again. */
async function keep(
  record: Omit<ConnectionRecord, "revision" | "slug">,
  { store, instanceIds }: ConnectionServiceDeps,
): Promise<Outcome<null>> {
  for (;;) {
    const own = await store.list(record.ownerId);
    if (own.length >= MAX_CONNECTIONS)
      return refuse(
        "limit-reached",
        `You have ${MAX_CONNECTIONS} connections, the most there can be: delete one first.`,
      );
    const taken = new Set([...RESERVED_SLUGS, ...instanceIds, ...own.map(({ slug }) => slug)]);
    // A provider's models keep the provider's name in their ids, whatever the connection is called.
    const stem = record.kind === "openai-compatible" || record.baseUrl !== null ? record.name : record.kind;
    const slug = chooseSlug(stem, record.kind, taken);
    if ((await store.create({ ...record, slug })) === "created") return accept(null);
  }
}

function defaultName({ kind, baseUrl }: Pick<ConnectionRecord, "kind" | "baseUrl">): string {
  return kind === "openai-compatible" && baseUrl !== null ? new URL(baseUrl).hostname : PROVIDER_NAMES[kind];
}
