import type { LocalServerOffer } from "@/lib/contract/connections";
import type { Clock } from "@/lib/fusion/ports";
import type { ConnectionStore } from "./connection-store";
import type { OpenDeps } from "./open-connection";
import type { OwnerModels } from "./owner-models";

export interface ConnectionServiceDeps extends OpenDeps {
  store: ConnectionStore;
  models: OwnerModels;
  clock: Clock;
  createId: () => string;
  /** Ids that the environment gives, which no slug may take. */
  instanceIds: readonly string[];
  /** Looks at the default ports of this machine; null where others can reach the server. */
  findLocalServers: (() => Promise<readonly LocalServerOffer[]>) | null;
}
