// An adapter for comparing data models, which touches no database. The schema engine asks any PostgreSQL for its
// version when it opens, and is content with an empty answer.

import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from "@prisma/driver-adapter-utils";
import type { Provider } from "./provider.ts";

const nowhere: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "offline",
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: false }),
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => undefined,
  dispose: async () => undefined,
  startTransaction: () => Promise.reject(new Error("An offline adapter has no transactions.")),
};

const offlinePostgres: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "offline",
  connect: async () => nowhere,
  connectToShadowDb: async () => nowhere,
};

export function openOfflineAdapter(provider: Provider): SqlMigrationAwareDriverAdapterFactory {
  return provider === "sqlite" ? new PrismaBetterSqlite3({ url: ":memory:" }) : offlinePostgres;
}
