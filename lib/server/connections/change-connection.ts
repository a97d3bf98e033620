import type { ConnectionView, UpdateConnection } from "@/lib/contract/connections";
import { toKeyHint } from "@/lib/server/keys/key-hint";
import { sealKey } from "@/lib/server/keys/seal-key";
import { accept, type Outcome } from "@/lib/server/refusal";
import { checkTarget, refuseField } from "./check-target";
import type { ConnectionServiceDeps } from "./connection-service-deps";
import type { ConnectionChange, ConnectionRecord } from "./connection-store";
import { findOwnConnection, refuseMissingConnection } from "./find-own-connection";
import { viewConnection } from "./list-connections";
import { toBinding } from "./open-connection";

interface Asked {
  ownerId: string;
  id: string;
  body: UpdateConnection;
}

export async function changeConnection(
  { ownerId, id, body }: Asked,
  deps: ConnectionServiceDeps,
): Promise<Outcome<ConnectionView>> {
  for (;;) {
    const found = await findOwnConnection({ ownerId, id }, deps);
    if (!found.ok) return found;
    const change = toChange(found.value, body, deps);
    if (!change.ok) return change;
    // Changed by someone else since it was read: a key must be sealed for the address that stands beside it.
    if (!(await deps.store.update(found.value, change.value))) continue;
    const view = await viewConnection({ ownerId, id }, deps);
    return view ? accept(view) : refuseMissingConnection();
  }
}

function toChange(
  record: ConnectionRecord,
  { name, paused, apiKey, baseUrl }: UpdateConnection,
  deps: ConnectionServiceDeps,
): Outcome<ConnectionChange> {
  const target = toTarget(record, { apiKey, baseUrl }, deps);
  if (!target.ok) return target;
  const pausedAtMs = paused ? (record.pausedAtMs ?? deps.clock.now()) : null;
  return accept({
    ...(name !== undefined && { name }),
    ...(paused !== undefined && { pausedAtMs }),
    ...target.value,
  });
}

/** The address and the key, where either is named: a key is only ever sent to the address it was entered for. */
function toTarget(
  record: ConnectionRecord,
  { apiKey, baseUrl }: Pick<UpdateConnection, "apiKey" | "baseUrl">,
  { allowed, ring }: ConnectionServiceDeps,
): Outcome<ConnectionChange> {
  if (apiKey === undefined && (baseUrl === undefined || baseUrl === record.baseUrl)) return accept({});
  const { kind } = record;
  const asked = baseUrl === undefined ? record.baseUrl : baseUrl;
  const checked = checkTarget(
    { kind, baseUrl: asked, apiKey: apiKey === undefined ? "kept" : apiKey },
    allowed,
  );
  if (!checked.ok) return checked;
  const place = { ...record, baseUrl: checked.value.baseUrl };
  if (apiKey !== undefined) {
    const keyCipher = apiKey === null ? null : sealKey(ring, apiKey, toBinding(place));
    return accept({ baseUrl: place.baseUrl, keyCipher, keyHint: apiKey === null ? null : toKeyHint(apiKey) });
  }
  if (place.baseUrl === record.baseUrl) return accept({});
  return record.keyCipher === null
    ? accept({ baseUrl: place.baseUrl })
    : refuseField("apiKey", "Enter the key again: the old one was for the old address.");
}
