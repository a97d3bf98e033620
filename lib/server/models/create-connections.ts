import type { Connection } from "./connection";
import type { ConnectionSpec } from "./connection-spec";
import { createConnection } from "./create-connection";
import type { Catalogue } from "./lists/catalogue";
import type { StreamEnvironment } from "./stream/stream-model";

/** One connection for each spec, in the order in which they are shown. */
export function createConnections(
  specs: readonly ConnectionSpec[],
  { catalogue, environment }: { catalogue?: Catalogue; environment?: StreamEnvironment } = {},
): Connection[] {
  return specs.map((spec) => createConnection({ ...spec, catalogue }, environment));
}
