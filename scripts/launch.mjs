// Purpose: starts a Next server as a child, waits until it answers, and ends it with the script that started it.
// Callers: start.mjs and dev.mjs.

import { connect } from "node:net";
import path from "node:path";
import { StepError } from "./progress.mjs";
import { projectRoot, requireProjectNode, spawnTied, toolEnvironment, waitForExit } from "./project-node.mjs";

const nextCli = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");

/** The address a person opens: a server bound to every interface answers on localhost. */
function toUrl({ host, port }) {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

function isTaken({ host, port }) {
  const target = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return new Promise((resolve) => {
    const socket = connect({ host: target, port, timeout: 1000 });
    const answer = (taken) => {
      socket.destroy();
      resolve(taken);
    };
    socket.once("connect", () => answer(true));
    socket.once("timeout", () => answer(false));
    socket.once("error", () => answer(false));
  });
}

export async function requireFreePort({ host, port }) {
  if (!(await isTaken({ host, port }))) return;
  throw new StepError(
    `Port ${port} on ${host} is in use. Stop what uses it, or choose another: PORT=${port + 1} npm start`,
  );
}

// Bounded by the child: when it exits, the wait is over whatever the server said.
async function waitUntilHealthy(url, hasExited) {
  while (!hasExited()) {
    try {
      const response = await fetch(`${url}/api/health`);
      if (response.ok) return true;
    } catch (error) {
      if (error?.cause === undefined) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}

/** Runs `next <command>` until it ends, and settles with its exit code. */
export async function runServer(command, { host, port }, env = {}) {
  const child = spawnTied(requireProjectNode(), [nextCli, command, "-H", host, "-p", String(port)], {
    env: toolEnvironment({ HOST: host, PORT: String(port), ...env }),
    // Next's own banner would only repeat the address.
    stdout: command === "start" ? "ignore" : "inherit",
  });
  let exited = false;
  const ended = waitForExit(child).finally(() => {
    exited = true;
  });
  if (await waitUntilHealthy(toUrl({ host, port }), () => exited)) {
    console.log(`Tokamak is ready on ${toUrl({ host, port })}`);
  }
  return ended;
}
