// The driver adapters, with the settings every connection needs. Plain Node runs this file: see schema-engine.ts.

import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import { PrismaPg } from "@prisma/adapter-pg";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { apartFromTransactions } from "./apart-from-transactions.ts";
import type { DatabaseLocation } from "./provider.ts";

const busyTimeoutMs = 5000;

// With WAL, synchronous=NORMAL loses nothing when the process dies; only a power cut may take the last commits.
const pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;";

class TunedSqlite extends PrismaBetterSqlite3 {
  override async connect(): Promise<SqlDriverAdapter> {
    const connection = await super.connect();
    await connection.executeScript(pragmas);
    return apartFromTransactions(connection);
  }
}

export function openAdapter(location: DatabaseLocation): PrismaBetterSqlite3 | PrismaPg {
  if ("file" in location) return new TunedSqlite({ url: `file:${location.file}`, timeout: busyTimeoutMs });
  return new PrismaPg({ connectionString: location.url });
}
