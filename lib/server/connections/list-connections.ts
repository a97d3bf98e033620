import type { ConnectionList, ConnectionView } from "@/lib/contract/connections";
import type { ConnectionServiceDeps } from "./connection-service-deps";
import { toInstanceView, toOwnView } from "./to-connection-view";

/** Waits a short, bounded time for lists of models that were never fetched. */
export async function listConnections(
  ownerId: string,
  { models }: Pick<ConnectionServiceDeps, "models">,
): Promise<ConnectionList> {
  const own = await models.listOwn(ownerId);
  const instance = models.instanceFor(ownerId);
  const open = [...own.flatMap(({ connection }) => connection ?? []), ...instance];
  await Promise.all(open.map((connection) => connection.list()));
  return { items: [...own.map(toOwnView), ...instance.map(toInstanceView)], nextCursor: null };
}

/** One of the owner's, as it stands now. */
export async function viewConnection(
  { ownerId, id }: { ownerId: string; id: string },
  { models }: Pick<ConnectionServiceDeps, "models">,
): Promise<ConnectionView | null> {
  const owned = (await models.listOwn(ownerId)).find(({ record }) => record.id === id);
  if (!owned) return null;
  await owned.connection?.list();
  return toOwnView(owned);
}
