// Purpose: brings a database to the current data model, creating it where needed.
// Callers: the start scripts (by plain Node: see schema-engine.ts) and the tests.
// On PostgreSQL the engine leaves a timer of 10 s behind: a script that only migrates ends by process.exit.
// Invariant: of two processes that start at once, one migrates and the other waits for it.

import { mkdirSync } from "node:fs";
import path from "node:path";
import { PrismaBetterSqlite3 } from "@prisma/adapter-better-sqlite3";
import pg from "pg";
import { openAdapter } from "./adapters.ts";
import { type DatabaseLocation, toProvider } from "./provider.ts";
import { applyPending } from "./schema-engine.ts";

const lockTimeoutMs = 60_000;

// Any constant does, as long as nothing else in the database uses it. Prisma's own lock is 72707369.
const advisoryLockKey = 84_201_126;

export class MigrationError extends Error {
  readonly code = "migration-failed";
}

async function withFileLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  // A lock held by SQLite ends with its process, so that a crash never leaves a stale one behind.
  const lock = await new PrismaBetterSqlite3({
    url: `file:${file}.migrate-lock`,
    timeout: lockTimeoutMs,
  }).connect();
  try {
    await lock.executeScript("BEGIN EXCLUSIVE");
    return await work();
  } finally {
    await lock.dispose();
  }
}

async function withAdvisoryLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET lock_timeout = ${lockTimeoutMs}`);
    await client.query("SELECT pg_advisory_lock($1)", [advisoryLockKey]);
    return await work();
  } finally {
    await client.end();
  }
}

function toReason(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).trim().replace(/\.$/, "");
}

/** Applies pending migrations and answers their names. Throws MigrationError with what to do next. */
export async function migrateDatabase(
  location: DatabaseLocation,
  rootDir: string = process.cwd(),
): Promise<string[]> {
  const apply = () =>
    applyPending({ provider: toProvider(location), rootDir, adapter: openAdapter(location) });
  try {
    if ("url" in location) return await withAdvisoryLock(location.url, apply);
    mkdirSync(path.dirname(path.resolve(location.file)), { recursive: true });
    return await withFileLock(location.file, apply);
  } catch (cause) {
    const where = "file" in location ? `the SQLite file ${location.file}` : "PostgreSQL (DATABASE_URL)";
    throw new MigrationError(
      `Could not migrate ${where}: ${toReason(cause)}. Check that it can be reached and written, then start again.`,
      { cause },
    );
  }
}
