// A PostgreSQL of its own for the tests: in a temporary folder, on a free port, gone afterwards.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "./apt-install.mjs";
import { findFreePort } from "./free-port.mjs";
import { capture, step } from "./progress.mjs";

const debianRoot = "/usr/lib/postgresql";
const stopTimeoutMs = 10_000;

function findBinaries() {
  if (!existsSync(debianRoot)) return null;
  const versions = readdirSync(debianRoot).sort((a, b) => Number(b) - Number(a));
  const folders = versions.map((version) => path.join(debianRoot, version, "bin"));
  return folders.find((folder) => existsSync(path.join(folder, "initdb"))) ?? null;
}

// PostgreSQL refuses to run as root; Debian's package brings a user for it.
async function findUnprivilegedUser() {
  if (process.getuid?.() !== 0) return {};
  const { code, output } = await capture("id", ["-u", "postgres"]);
  const group = await capture("id", ["-g", "postgres"]);
  return code === 0 ? { uid: Number(output), gid: Number(group.output) } : null;
}

async function isReady(binaries, port) {
  const args = ["-h", "127.0.0.1", "-p", String(port), "-q"];
  return (await capture(path.join(binaries, "pg_isready"), args)).code === 0;
}

async function initialise(binaries, folder, user) {
  const args = ["-D", path.join(folder, "data"), "-A", "trust", "-U", "postgres", "--no-sync"];
  const child = spawn(path.join(binaries, "initdb"), args, { ...user, cwd: folder, stdio: "ignore" });
  const [code] = await once(child, "exit");
  return code === 0;
}

function serve(binaries, folder, port, user) {
  const args = ["-D", path.join(folder, "data"), "-h", "127.0.0.1", "-p", String(port), "-k", folder];
  return spawn(path.join(binaries, "postgres"), [...args, "-c", "fsync=off"], {
    ...user,
    cwd: folder,
    stdio: "ignore",
  });
}

async function stop(server, folder) {
  if (server.exitCode === null) {
    const exited = once(server, "exit");
    // SIGINT is PostgreSQL's fast shutdown: it does not wait for clients.
    server.kill("SIGINT");
    const forced = setTimeout(() => server.kill("SIGQUIT"), stopTimeoutMs);
    await exited;
    clearTimeout(forced);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function start(binaries) {
  const user = await findUnprivilegedUser();
  if (user === null) return { reason: "there is no user `postgres` to run it as" };
  const folder = mkdtempSync(path.join(tmpdir(), "tokamak-postgres-"));
  chmodSync(folder, 0o700);
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  if (!(await initialise(binaries, folder, user))) {
    rmSync(folder, { recursive: true, force: true });
    return { reason: "initdb failed" };
  }
  const port = await findFreePort();
  const server = serve(binaries, folder, port, user);
  for (let attempt = 0; attempt < 300 && server.exitCode === null; attempt += 1) {
    if (await isReady(binaries, port)) {
      return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => stop(server, folder) };
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(server, folder);
  return { reason: "it did not start" };
}

/** `{url, stop}` of a running server, or `{reason}` in one line why there is none. */
export async function startPostgres() {
  if (findBinaries() === null) {
    await step("Installing PostgreSQL for the storage tests", () => aptInstall(["postgresql"]));
  }
  const binaries = findBinaries();
  if (binaries === null) {
    return { reason: "install the package `postgresql` (Debian, as root: apt-get install postgresql)" };
  }
  return start(binaries);
}
