import type { ConnectionTest, DraftConnection } from "@/lib/contract/connections";
import { PROVIDER_NAMES } from "@/lib/server/models/provider-names";
import { accept, type Outcome } from "@/lib/server/refusal";
import { checkTarget } from "./check-target";
import type { ConnectionServiceDeps } from "./connection-service-deps";
import { findOwnConnection } from "./find-own-connection";
import { openConnection, openTarget } from "./open-connection";
import { testConnection } from "./test-connection";

/** Nothing of it is kept: what the catalogue holds says nothing of now. */
export async function testDraft(
  { kind, baseUrl = null, apiKey = null }: DraftConnection,
  deps: ConnectionServiceDeps,
): Promise<Outcome<ConnectionTest>> {
  const target = checkTarget({ kind, baseUrl, apiKey }, deps.allowed);
  if (!target.ok) return target;
  const name = kind === "openai-compatible" ? "The server" : PROVIDER_NAMES[kind];
  const afresh = { ...deps, catalogue: undefined };
  const connection = openTarget({ slug: "draft", key: "draft", name, kind, apiKey, ...target.value }, afresh);
  return accept(await testConnection(connection, deps.clock));
}

/** A paused one too. Opened anew, so that the list is asked for now and not remembered. */
export async function testOwn(
  own: { ownerId: string; id: string },
  deps: ConnectionServiceDeps,
): Promise<Outcome<ConnectionTest>> {
  const found = await findOwnConnection(own, deps);
  if (!found.ok) return found;
  const afresh = { ...deps, catalogue: undefined };
  return accept(await testConnection(openConnection(found.value, afresh).connection, deps.clock));
}
