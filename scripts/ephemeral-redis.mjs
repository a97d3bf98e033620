// A Redis of its own for the tests: in a temporary folder, on a free port, with nothing on the disk, gone afterwards.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { aptInstall } from "./apt-install.mjs";
import { findFreePort } from "./free-port.mjs";
import { step } from "./progress.mjs";

const binary = "/usr/bin/redis-server";
const stopTimeoutMs = 10_000;

async function answers(port) {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    socket.write("PING\r\n");
    const [data] = await once(socket, "data");
    return String(data).startsWith("+PONG");
  } catch {
    // Not yet.
    return false;
  } finally {
    socket.destroy();
  }
}

async function stop(server, folder) {
  if (server.exitCode === null && server.signalCode === null) {
    const exited = once(server, "exit");
    server.kill("SIGTERM");
    const forced = setTimeout(() => server.kill("SIGKILL"), stopTimeoutMs);
    await exited;
    clearTimeout(forced);
  }
  rmSync(folder, { recursive: true, force: true });
}

async function start() {
  const folder = mkdtempSync(path.join(tmpdir(), "tokamak-redis-"));
  const port = await findFreePort();
  const settings = { port, bind: "127.0.0.1", dir: folder, save: "", appendonly: "no" };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const server = spawn(binary, args, { cwd: folder, stdio: "ignore" });
  for (let attempt = 0; attempt < 100 && server.exitCode === null; attempt += 1) {
    if (await answers(port)) return { url: `redis://127.0.0.1:${port}`, stop: () => stop(server, folder) };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop(server, folder);
  return { reason: "it did not start" };
}

/** `{url, stop}` of a running server, or `{reason}` in one line why there is none. */
export async function startRedis() {
  if (!existsSync(binary)) {
    await step("Installing Redis for the tests of limits", () => aptInstall(["redis-server"]));
  }
  if (!existsSync(binary)) {
    return { reason: "install the package `redis-server` (Debian, as root: apt-get install redis-server)" };
  }
  return start();
}
