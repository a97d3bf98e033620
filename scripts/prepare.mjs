// What stands between installed packages and a server: the settings, the database, the build.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mustRun, StepError, step } from "./progress.mjs";
import { projectRoot, requireProjectNode } from "./project-node.mjs";

const sourceFolders = ["app", "components", "lib", "public", "prisma"];
const sourceFiles = [
  "next.config.ts",
  "postcss.config.mjs",
  "tailwind.config.ts",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
  "proxy.ts",
  "instrumentation.ts",
  "instrumentation-client.ts",
];
const buildStamp = path.join(projectRoot, ".next", "tokamak-build");
const nextCli = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");

/** The settings of the environment and `.env`, checked; what is set in the environment wins. */
export async function readSettings() {
  process.chdir(projectRoot);
  const file = path.join(projectRoot, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const { EnvError, parseEnv } = await import("../lib/server/env.ts");
  try {
    return parseEnv(process.env);
  } catch (error) {
    if (error instanceof EnvError) throw new StepError(error.message);
    throw error;
  }
}

export async function migrate(settings) {
  const { migrateDatabase } = await import("../lib/server/db/migrate.ts");
  const applied = await migrateDatabase(settings.database, projectRoot);
  if (applied.length > 0) console.log(`✓ Database: applied ${applied.join(", ")}`);
}

// Names, sizes and times instead of contents: a second `npm start` has two seconds for everything.
function hashSources() {
  const hash = createHash("sha256");
  const add = (file) => {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  };
  const isTest = (name) => /\.test\.tsx?$/.test(name);
  const walk = (folder) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const entry of entries) {
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) walk(file);
      else if (!isTest(entry.name)) add(file);
    }
  };
  for (const name of sourceFolders)
    if (existsSync(path.join(projectRoot, name))) walk(path.join(projectRoot, name));
  for (const name of sourceFiles)
    if (existsSync(path.join(projectRoot, name))) add(path.join(projectRoot, name));
  return hash.digest("hex");
}

/** True when the last build succeeded: its stamp is written after it. */
export function isBuilt() {
  return existsSync(buildStamp);
}

/** Builds when a source, the lock or a setting of the build changed since the last build. */
export async function buildWhenStale() {
  const hash = hashSources();
  if (existsSync(buildStamp) && readFileSync(buildStamp, "utf8") === hash) return;
  rmSync(buildStamp, { force: true });
  await step("Building", () =>
    mustRun(requireProjectNode(), [nextCli, "build"], {
      env: { NODE_ENV: "production" },
      remedy:
        "The messages above say which file to mend; if none was changed, delete .next and run this again.",
    }),
  );
  writeFileSync(buildStamp, hash);
}
