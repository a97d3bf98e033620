import { openAdapter } from "./adapters.ts";
import { PrismaClient as PostgresClient } from "./generated/postgres/client.ts";
import { type Prisma, PrismaClient } from "./generated/sqlite/client.ts";
import { type DatabaseLocation, type Provider, toProvider } from "./provider.ts";

export type { PrismaClient };

/** What a transaction's steps are done with. */
export type Transaction = Prisma.TransactionClient;

export type Database = { prisma: PrismaClient; provider: Provider; close: () => Promise<void> };

/** Opens a migrated database. The connection itself is made by the first query. */
export function createDatabase(location: DatabaseLocation): Database {
  const provider = toProvider(location);
  const adapter = openAdapter(location);
  // Both clients are generated from prisma/models.prisma alone, so they differ in nothing the project calls.
  const prisma =
    provider === "sqlite"
      ? new PrismaClient({ adapter })
      : (new PostgresClient({ adapter }) as unknown as PrismaClient);
  return { prisma, provider, close: () => prisma.$disconnect() };
}
