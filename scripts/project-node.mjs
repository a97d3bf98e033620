// Purpose: the Node.js that runs the project. npm installs Node 24 into node_modules on Linux, so that a machine with
// Node 20 is enough; elsewhere the system's own Node must be new enough.
// Uses only what Node 20 has itself: it runs before anything is installed.

import { spawn } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

const binDir = path.join(projectRoot, "node_modules", ".bin");
const installedNode = path.join(binDir, "node");

// 22.18 is the first that strips types without a flag, which the migration code needs.
const oldestOwnNode = [22, 18];

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestOwnNode[0] || (major === oldestOwnNode[0] && minor >= oldestOwnNode[1]);
}

const graceMs = 5000;

class NodeVersionError extends Error {
  code = "node-too-old";
}

/** The path of a Node that can run the project; throws with the remedy when there is none. */
export function requireProjectNode() {
  if (existsSync(installedNode)) return realpathSync(installedNode);
  if (isNewEnough(process.versions.node)) return process.execPath;
  throw new NodeVersionError(
    `Tokamak needs Node.js ${oldestOwnNode.join(".")} or newer on ${process.platform}-${process.arch}; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
  );
}

/** The environment of every tool: the project's binaries, and its Node, come first on PATH. */
export function toolEnvironment(extra = {}) {
  const paths = [binDir, path.dirname(requireProjectNode()), process.env.PATH ?? ""];
  return {
    ...process.env,
    PATH: paths.join(path.delimiter),
    NEXT_TELEMETRY_DISABLED: "1",
    // Compiling the server's code is a third of a later start.
    NODE_COMPILE_CACHE: path.join(projectRoot, "node_modules", ".cache", "tokamak-compiled"),
    ...extra,
  };
}

/** Passes a terminal's Ctrl+C and a supervisor's SIGTERM on, and settles with the child's exit code. */
export function waitForExit(child) {
  const forward = (signal) => {
    child.kill(signal);
    // Event streams that stay open would hold a server for as long as their readers like.
    setTimeout(() => child.kill("SIGKILL"), graceMs).unref();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      for (const name of signals) process.off(name, forward);
      // 130 and 143 are what a shell answers for these signals.
      resolve(code ?? (signal === "SIGINT" ? 130 : 143));
    });
  });
}

/** Starts a Node script that ends when this process does: its stdin is a pipe that closes with this process. */
export function spawnTied(node, args, { env, stdout = "inherit" }) {
  const preload = path.join(projectRoot, "scripts", "exit-with-parent.mjs");
  const stdio = ["pipe", stdout, "inherit"];
  const tied = { ...env, TOKAMAK_TIED_TO: String(process.pid) };
  return spawn(node, ["--import", pathToFileURL(preload).href, ...args], {
    ...{ cwd: projectRoot, env: tied, stdio },
  });
}

/** Runs `main` under the project's Node: here when this already is it, else by starting the same script again. */
export async function runUnderProjectNode(main) {
  const node = requireProjectNode();
  if (realpathSync(process.execPath) === node) return main();
  process.exit(await waitForExit(spawnTied(node, process.argv.slice(1), { env: toolEnvironment() })));
}
