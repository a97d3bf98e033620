import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isConnectionId } from "./connection-id";
import type { ConnectionRecord, ConnectionStore } from "./connection-store";

/** Someone else's connection, one that never was, the instance's, and what is no id at all: the same answer. */
export async function findOwnConnection(
  { ownerId, id }: { ownerId: string; id: string },
  { store }: { store: Pick<ConnectionStore, "find"> },
): Promise<Outcome<ConnectionRecord>> {
  const record = isConnectionId(id) ? await store.find(id) : null;
  return record?.ownerId === ownerId ? accept(record) : refuseMissingConnection();
}

export function refuseMissingConnection(): ReturnType<typeof refuse> {
  return refuse("not-found", "There is no such connection, or it is not yours. It may have been deleted.");
}
