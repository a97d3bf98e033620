// Purpose: makes a checkout ready to run: packages, then the two Prisma clients. Each is done only when stale.
// Callers: every other script. Uses only what Node 20 has itself.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { mustRun, step } from "./progress.mjs";
import { projectRoot, requireProjectNode } from "./project-node.mjs";

const npmCommand = process.platform === "win32" ? "npm.cmd" : "npm";
const stampDir = path.join(projectRoot, "node_modules", ".tokamak");
const generatedDir = path.join(projectRoot, "lib", "server", "db", "generated");
const providers = ["sqlite", "postgres"];

const readText = (...segments) => readFileSync(path.join(projectRoot, ...segments), "utf8");

function hashTexts(texts) {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex");
}

function isFresh(name, hash) {
  const file = path.join(stampDir, name);
  return existsSync(file) && readFileSync(file, "utf8") === hash;
}

function writeStamp(name, hash) {
  mkdirSync(stampDir, { recursive: true });
  writeFileSync(path.join(stampDir, name), hash);
}

// Someone ran `npm ci` by hand: npm's own record of the tree is younger than the lock, and nothing was left out.
function wasInstalledByHand() {
  const record = path.join(projectRoot, "node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  if (statSync(record).mtimeMs < statSync(path.join(projectRoot, "package-lock.json")).mtimeMs) return false;
  const { dependencies, devDependencies } = JSON.parse(readText("package.json"));
  return Object.keys({ ...dependencies, ...devDependencies }).every((name) =>
    existsSync(path.join(projectRoot, "node_modules", name)),
  );
}

async function installPackages() {
  const hash = hashTexts([readText("package-lock.json"), process.platform, process.arch]);
  if (isFresh("packages", hash)) return;
  const stamped = existsSync(path.join(stampDir, "packages"));
  if (!stamped && wasInstalledByHand()) {
    writeStamp("packages", hash);
    return;
  }
  await step("Installing packages", () =>
    mustRun(npmCommand, ["ci", "--no-audit", "--no-fund", "--include=dev", "--include=optional"], {
      plainEnv: true,
      remedy:
        "Check that the npm registry can be reached and that the disk has 2 GB free, then run this again.",
    }),
  );
  writeStamp("packages", hash);
}

// The CLI knows one folder per schema, and the models are shared: it is given a composed copy.
function composeSchema(provider) {
  const folder = path.join(stampDir, "prisma", provider);
  const output = path.join(generatedDir, provider).replaceAll("\\", "/");
  const header = readText("prisma", provider, "schema.prisma").replace(
    /output(\s*)= "[^"]*"/,
    `output$1= "${output}"`,
  );
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, "schema.prisma");
  writeFileSync(file, `${header}\n${readText("prisma", "models.prisma")}`);
  return file;
}

async function generateClients() {
  const headers = providers.map((provider) => readText("prisma", provider, "schema.prisma"));
  const hash = hashTexts([readText("prisma", "models.prisma"), readText("package-lock.json"), ...headers]);
  const exists = providers.every((provider) => existsSync(path.join(generatedDir, provider, "client.ts")));
  if (exists && isFresh("prisma-clients", hash)) return;
  const cli = path.join(projectRoot, "node_modules", "prisma", "build", "index.js");
  await step("Generating the database clients", async () => {
    rmSync(generatedDir, { recursive: true, force: true });
    for (const provider of providers) {
      await mustRun(requireProjectNode(), [cli, "generate", "--schema", composeSchema(provider)], {
        // Any file will do: `generate` never runs the engine, it only insists that there is one to download.
        env: { PRISMA_SCHEMA_ENGINE_BINARY: "package.json", CHECKPOINT_DISABLE: "1" },
        remedy:
          "Look at prisma/models.prisma; if it was not changed, delete node_modules and run this again.",
      });
    }
  });
  writeStamp("prisma-clients", hash);
}

/** Brings packages and generated code up to date; throws a StepError that names the remedy. */
export async function setUp() {
  await installPackages();
  await generateClients();
}
