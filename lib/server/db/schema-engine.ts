// Purpose: Prisma's schema engine as WebAssembly: the same migrations and diffs, without the binary its CLI downloads.
// Callers: migrate.ts, scripts/new-migration.mjs and the drift test. Plain Node runs this file by stripping its types,
// so it imports nothing by "@/" and uses erasable syntax only.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { MigrationList, SchemaEngine } from "@prisma/schema-engine-wasm";
import { openOfflineAdapter } from "./offline-adapter.ts";
import type { Provider } from "./provider.ts";

type EngineModule = typeof import("@prisma/schema-engine-wasm") & { __wbg_set_wasm(exports: unknown): void };

const noFilters = { externalTables: [], externalEnums: [] };

/** The folder of a provider's migrations, below the project's root. */
export function toMigrationsDir(provider: Provider, rootDir: string): string {
  return path.join(rootDir, "prisma", provider, "migrations");
}

/** The provider's whole data model: its generator and datasource, then the models both share. */
export function readDataModel(provider: Provider, rootDir: string): string {
  const header = readFileSync(path.join(rootDir, "prisma", provider, "schema.prisma"), "utf8");
  return `${header}\n${readFileSync(path.join(rootDir, "prisma", "models.prisma"), "utf8")}`;
}

/** Migration folder names, oldest first. */
export function listMigrations(migrationsDir: string): string[] {
  if (!existsSync(migrationsDir)) return [];
  return readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The data model as it was when the newest migration was written; one without models before the first. */
export function readLastSnapshot(provider: Provider, rootDir: string): string {
  const migrationsDir = toMigrationsDir(provider, rootDir);
  const last = listMigrations(migrationsDir).at(-1);
  return last === undefined
    ? readFileSync(path.join(rootDir, "prisma", provider, "schema.prisma"), "utf8")
    : readFileSync(path.join(migrationsDir, last, "schema.prisma"), "utf8");
}

function toMigrationList(migrationsDir: string, provider: Provider): MigrationList {
  return {
    baseDir: migrationsDir,
    lockfile: {
      path: "migration_lock.toml",
      content: `provider = "${provider === "postgres" ? "postgresql" : "sqlite"}"\n`,
    },
    shadowDbInitScript: "",
    migrationDirectories: listMigrations(migrationsDir).map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(path.join(migrationsDir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

// The package's own entry imports the .wasm as a module, which Node cannot do without a flag.
async function loadEngineModule(): Promise<EngineModule> {
  const dir = path.dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(dir, "schema_engine_bg.js")).href
  )) as EngineModule;
  const wasm = readFileSync(path.join(dir, "schema_engine_bg.wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

// The glue module holds one instance for the whole process: a second would pull the memory from under the first.
let engineModule: Promise<EngineModule> | null = null;

async function openEngine(
  dataModel: string,
  adapter: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  engineModule ??= loadEngineModule();
  const { SchemaEngine } = await engineModule;
  const bound = bindMigrationAwareSqlAdapterFactory(adapter);
  return SchemaEngine.new({ datamodels: [["schema.prisma", dataModel]] }, () => undefined, bound);
}

// The engine never closes what it opened, and a connection left in a pool keeps Prisma's migration lock.
function trackConnections(adapter: SqlMigrationAwareDriverAdapterFactory) {
  const opened: SqlDriverAdapter[] = [];
  const track = async (connecting: Promise<SqlDriverAdapter>) => {
    const connection = await connecting;
    opened.push(connection);
    return connection;
  };
  const tracked: SqlMigrationAwareDriverAdapterFactory = {
    provider: adapter.provider,
    adapterName: adapter.adapterName,
    connect: () => track(adapter.connect()),
    connectToShadowDb: () => track(adapter.connectToShadowDb()),
  };
  return { tracked, close: () => Promise.all(opened.map((connection) => connection.dispose())) };
}

/** Applies what is pending and answers the names of the migrations it applied. Throws when one fails. */
export async function applyPending(options: {
  provider: Provider;
  rootDir: string;
  adapter: SqlMigrationAwareDriverAdapterFactory;
}): Promise<string[]> {
  const { provider, rootDir } = options;
  const { tracked, close } = trackConnections(options.adapter);
  try {
    const engine = await openEngine(readDataModel(provider, rootDir), tracked);
    const migrationsList = toMigrationList(toMigrationsDir(provider, rootDir), provider);
    return (await engine.applyMigrations({ migrationsList, filters: noFilters })).appliedMigrationNames;
  } finally {
    await close();
  }
}

/** The SQL that leads from one data model to another; null when they agree. Needs no database. */
export async function diffDataModels(provider: Provider, from: string, to: string): Promise<string | null> {
  const engine = await openEngine(to, openOfflineAdapter(provider));
  const toTarget = (content: string) => ({
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  });
  const answer = await engine.diff({
    from: toTarget(from),
    to: toTarget(to),
    script: true,
    exitCode: true,
    filters: noFilters,
  });
  return answer.exitCode === 0 ? null : answer.stdout;
}
