import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { createDatabase } from "@/lib/server/db/client";
import { MigrationError, migrateDatabase } from "@/lib/server/db/migrate";
import { type DatabaseLocation, type Provider, providers } from "@/lib/server/db/provider";
import {
  diffDataModels,
  listMigrations,
  readDataModel,
  readLastSnapshot,
  toMigrationsDir,
} from "@/lib/server/db/schema-engine";
import { describeTables } from "@/lib/server/db/testing/describe-tables";
import { createEmptyDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";

const root = process.cwd();

const run = {
  id: "run-1",
  ownerId: "guest-1",
  status: "completed",
  mode: "merge",
  prompt: "Why is the sky blue?",
  request: "{}",
  startedAtMs: 1n,
  costSource: "unknown",
  memberNames: [],
};

async function migrateInProcess(location: DatabaseLocation): Promise<string[]> {
  const module = JSON.stringify(pathToFileURL(path.join(root, "lib/server/db/migrate.ts")).href);
  const script = `const { migrateDatabase } = await import(${module});
    console.log(JSON.stringify(await migrateDatabase(${JSON.stringify(location)})));
    process.exit();`;
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script]);
  return JSON.parse(stdout) as string[];
}

/** A copy of prisma/ with one more migration: the way to a changed data model, or the SQL given. */
async function withNextMigration(
  provider: Provider,
  next: { change?: [string, string]; sql?: string },
): Promise<string> {
  const copy = await mkdtemp(path.join(tmpdir(), "tokamak-migrations-"));
  await cp(path.join(root, "prisma"), path.join(copy, "prisma"), { recursive: true });
  const before = readDataModel(provider, copy);
  if (next.change) {
    const models = path.join(copy, "prisma", "models.prisma");
    await writeFile(models, (await readFile(models, "utf8")).replace(...next.change));
  }
  const sql = next.sql ?? (await diffDataModels(provider, before, readDataModel(provider, copy)));
  const folder = path.join(toMigrationsDir(provider, copy), "29991231000000_next");
  await mkdir(folder);
  await writeFile(path.join(folder, "migration.sql"), sql ?? "");
  return copy;
}

describe.each(providers)("the models of %s", (provider) => {
  test("have a migration for their last change (else: node scripts/new-migration.mjs <name>)", async () => {
    const snapshot = readLastSnapshot(provider, root);
    expect(await diffDataModels(provider, snapshot, readDataModel(provider, root))).toBeNull();
  });
});

describeOnEveryDatabase("migrating", (provider) => {
  test("an empty database leads to the models, and a second time does nothing", async () => {
    const migrated = await createEmptyDatabase(provider);
    expect(await migrateDatabase(migrated.location)).toEqual(listMigrations(toMigrationsDir(provider, root)));
    expect(await migrateDatabase(migrated.location)).toEqual([]);

    const modelled = await createEmptyDatabase(provider);
    const header = await readFile(path.join(root, "prisma", provider, "schema.prisma"), "utf8");
    const whole = await diffDataModels(provider, header, readDataModel(provider, root));
    expect(await describeTables(migrated.location)).toEqual(
      await describeTables(modelled.location, whole ?? ""),
    );
    await Promise.all([migrated.remove(), modelled.remove()]);
  });

  test("from several processes at once applies each migration once", { timeout: 30_000 }, async () => {
    const { location, remove } = await createEmptyDatabase(provider);
    const applied = await Promise.all([1, 2, 3].map(() => migrateInProcess(location)));
    expect(applied.flat()).toEqual(listMigrations(toMigrationsDir(provider, root)));
    await remove();
  });

  test("keeps the events of a run whose table is rebuilt", async () => {
    const { location, remove } = await createEmptyDatabase(provider);
    await migrateDatabase(location);
    const before = createDatabase(location);
    const events = '[{"seq":1}]';
    await before.prisma.run.create({
      data: { ...run, chunks: { create: { firstSeq: 1, lastSeq: 1, events } } },
    });
    await before.close();

    const copy = await withNextMigration(provider, {
      change: ["costSource      String", "costSource String?"],
    });
    expect(await migrateDatabase(location, copy)).toEqual(["29991231000000_next"]);
    const after = createDatabase(location);
    expect(await after.prisma.run.findMany({ select: { id: true, prompt: true, chunks: true } })).toEqual([
      { id: run.id, prompt: run.prompt, chunks: [{ runId: run.id, firstSeq: 1, lastSeq: 1, events }] },
    ]);
    await after.close();
    await Promise.all([rm(copy, { recursive: true }), remove()]);
  });

  test("fails with what to do, and not in silence", async () => {
    const { location, remove } = await createEmptyDatabase(provider);
    const copy = await withNextMigration(provider, { sql: 'ALTER TABLE "Nothing" ADD COLUMN "x" TEXT;' });
    const failure = await migrateDatabase(location, copy).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(MigrationError);
    expect((failure as Error).message).toMatch(/^Could not migrate [\s\S]*Nothing[\s\S]* start again\.$/);
    await Promise.all([rm(copy, { recursive: true }), remove()]);
  });
});

test("a database that cannot be reached is named", async () => {
  await expect(migrateDatabase({ url: "postgres://127.0.0.1:1/none" })).rejects.toThrow(
    /^Could not migrate PostgreSQL \(DATABASE_URL\): .*ECONNREFUSED/,
  );
  await expect(migrateDatabase({ file: "/dev/null/tokamak.db" })).rejects.toThrow(
    "Could not migrate the SQLite file /dev/null/tokamak.db",
  );
});
