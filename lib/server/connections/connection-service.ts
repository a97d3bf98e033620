/**
 * Everything that can be done with connections, each call on behalf of an owner: someone else's does not exist for them.
 * Called by the routes; it knows nothing of HTTP. A key goes in and never comes out.
 */
import type {
  ConnectionList,
  ConnectionTest,
  ConnectionView,
  CreateConnection,
  DraftConnection,
  LocalServers,
  UpdateConnection,
} from "@/lib/contract/connections";
import type { Outcome } from "@/lib/server/refusal";
import { addConnection } from "./add-connection";
import { changeConnection } from "./change-connection";
import type { ConnectionServiceDeps } from "./connection-service-deps";
import { findLocalOffers } from "./find-local-offers";
import { findOwnConnection, refuseMissingConnection } from "./find-own-connection";
import { listConnections } from "./list-connections";
import { toConnectionKey } from "./open-connection";
import { createSignIns, type SignInResult } from "./openrouter-sign-in";
import { testDraft, testOwn } from "./run-connection-test";

export interface ConnectionService {
  list(ownerId: string): Promise<ConnectionList>;
  add(ownerId: string, body: CreateConnection): Promise<Outcome<ConnectionView>>;
  change(ownerId: string, id: string, body: UpdateConnection): Promise<Outcome<ConnectionView>>;
  delete(ownerId: string, id: string): Promise<Outcome<null>>;
  testDraft(body: DraftConnection): Promise<Outcome<ConnectionTest>>;
  test(ownerId: string, id: string): Promise<Outcome<ConnectionTest>>;
  /** Servers on this machine that are not connected yet; none where others can reach this server. */
  findLocal(ownerId: string): Promise<LocalServers>;
  /** Where to send the browser. `origin` is what the browser calls this server. */
  beginSignIn(ownerId: string, origin: string): Outcome<{ url: string }>;
  /** Never rejects for what OpenRouter does. */
  finishSignIn(ownerId: string, code: string): Promise<SignInResult>;
}

export function createConnectionService(deps: ConnectionServiceDeps): ConnectionService {
  const signIns = createSignIns(deps);
  return {
    list: (ownerId) => listConnections(ownerId, deps),
    add: (ownerId, body) => addConnection(ownerId, body, deps),
    change: (ownerId, id, body) => changeConnection({ ownerId, id, body }, deps),
    async delete(ownerId, id) {
      const found = await findOwnConnection({ ownerId, id }, deps);
      if (!found.ok) return found;
      if (!(await deps.store.delete(id))) return refuseMissingConnection();
      await deps.catalogue?.forget(toConnectionKey({ id }));
      return { ok: true, value: null };
    },
    testDraft: (body) => testDraft(body, deps),
    test: (ownerId, id) => testOwn({ ownerId, id }, deps),
    findLocal: (ownerId) => findLocalOffers(ownerId, deps),
    beginSignIn: signIns.begin,
    finishSignIn: signIns.finish,
  };
}
