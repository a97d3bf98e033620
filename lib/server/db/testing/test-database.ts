// Databases for tests, each apart from all others. The PostgreSQL half is skipped where TEST_POSTGRES_URL names no
// server; `npm test` starts one.

import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { describe } from "vitest";
import { createDatabase, type Database } from "@/lib/server/db/client";
import { migrateDatabase } from "@/lib/server/db/migrate";
import { type DatabaseLocation, type Provider, providers } from "@/lib/server/db/provider";

const postgresUrl = process.env.TEST_POSTGRES_URL;

const isAvailable: Record<Provider, boolean> = { sqlite: true, postgres: postgresUrl !== undefined };

/** The same suite on every kind of database; a kind that is not there is counted as skipped. */
export function describeOnEveryDatabase(title: string, suite: (provider: Provider) => void): void {
  for (const provider of providers) {
    describe.skipIf(!isAvailable[provider])(`${title} on ${provider}`, () => suite(provider));
  }
}

type EmptyDatabase = { location: DatabaseLocation; remove: () => Promise<void> };

async function createSqliteFile(): Promise<EmptyDatabase> {
  const folder = await mkdtemp(path.join(tmpdir(), "tokamak-test-"));
  return {
    location: { file: path.join(folder, "tokamak.db") },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function runOnServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function createPostgresDatabase(): Promise<EmptyDatabase> {
  if (postgresUrl === undefined) throw new Error("TEST_POSTGRES_URL names no PostgreSQL server.");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await runOnServer(`CREATE DATABASE ${name}`);
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return { location: { url: url.href }, remove: () => runOnServer(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** A database without a single table; `remove` takes it away. */
export function createEmptyDatabase(provider: Provider): Promise<EmptyDatabase> {
  return provider === "sqlite" ? createSqliteFile() : createPostgresDatabase();
}

/** A migrated database; `close` also takes it away. */
export async function createTestDatabase(
  provider: Provider,
): Promise<Database & { location: DatabaseLocation }> {
  const { location, remove } = await createEmptyDatabase(provider);
  await migrateDatabase(location);
  const database = createDatabase(location);
  const close = async () => {
    await database.close();
    await remove();
  };
  return { ...database, location, close };
}
