import type { ConnectionView } from "@/lib/contract/connections";
import type { Connection, ModelListing } from "@/lib/server/models/connection";
import type { OwnedConnection } from "./owner-models";

/** As its owner sees it. The key stays behind. */
export function toOwnView({ record, connection }: OwnedConnection): ConnectionView {
  const { id, slug, name, kind, baseUrl, keyHint, keyCipher, createdAtMs } = record;
  return {
    ...{ id, slug, name, kind, own: true, baseUrl, hasKey: keyCipher !== null, keyHint },
    ...(connection ? toState(connection.listed()) : { state: "paused", message: null, models: 0 }),
    createdAt: new Date(createdAtMs).toISOString(),
  };
}

/** The instance's own: where it leads and by which key is its operator's business. */
export function toInstanceView(connection: Connection): ConnectionView {
  const { id, name, kind } = connection;
  const hidden = { baseUrl: null, hasKey: false, keyHint: null, createdAt: null };
  return { id, slug: id, name, kind, own: false, ...hidden, ...toState(connection.listed()) };
}

function toState({
  status,
  message,
  models,
}: ModelListing): Pick<ConnectionView, "state" | "message" | "models"> {
  return { state: status, message, models: models.length };
}
