// Writes the next migration of both databases: the way from the last snapshot to prisma/models.prisma.
// Usage: node scripts/new-migration.mjs <name>

import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { reportFailure } from "./progress.mjs";
import { projectRoot, runUnderProjectNode } from "./project-node.mjs";

async function writeMigrations(name) {
  const { diffDataModels, readDataModel, readLastSnapshot, toMigrationsDir } = await import(
    "../lib/server/db/schema-engine.ts"
  );
  const { providers } = await import("../lib/server/db/provider.ts");
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  for (const provider of providers) {
    const to = readDataModel(provider, projectRoot);
    const sql = await diffDataModels(provider, readLastSnapshot(provider, projectRoot), to);
    if (sql === null) {
      console.log(`${provider}: nothing changed`);
      continue;
    }
    const folder = path.join(toMigrationsDir(provider, projectRoot), `${stamp}_${name}`);
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "migration.sql"), sql);
    writeFileSync(path.join(folder, "schema.prisma"), to);
    console.log(`${provider}: wrote ${path.relative(projectRoot, folder)}`);
  }
}

const name = process.argv[2] ?? "";
if (!/^[a-z0-9_]+$/.test(name)) {
  console.error("Usage: node scripts/new-migration.mjs <name>, with a name of a-z, 0-9 and _.");
  process.exit(2);
}
await reportFailure(() => runUnderProjectNode(() => writeMigrations(name)));
