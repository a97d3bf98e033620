// What the scripts say: steps with the time they took, and the output of a tool only when it failed.

import { spawn } from "node:child_process";
import { endWithNpm } from "./end-with-npm.mjs";
import { projectRoot, toolEnvironment } from "./project-node.mjs";

// Packages that ask for a newer Node than the system's are run by the project's own, so npm's warning is noise.
const npmNoise = /EBADENGINE|^npm warn (deprecated|cleanup)/;

const expectedCodes = ["migration-failed", "node-too-old"];

const running = new Set();

export class StepError extends Error {}

/** Runs `work` under a title, with the elapsed seconds printed while and after it runs. */
export async function step(title, work) {
  const startedAt = Date.now();
  const seconds = () => `${((Date.now() - startedAt) / 1000).toFixed(1)} s`;
  console.log(`• ${title} …`);
  const tick = setInterval(() => console.log(`  ${title}: ${seconds()} so far`), 10_000);
  tick.unref();
  try {
    const result = await work();
    console.log(`✓ ${title} (${seconds()})`);
    return result;
  } finally {
    clearInterval(tick);
  }
}

/** Runs a command quietly; `{code, output}` with everything it said. `env` adds to the tools' environment. */
export function capture(command, args, { env = {}, cwd = projectRoot, plainEnv = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: plainEnv ? { ...process.env, ...env } : toolEnvironment(env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${command}: ${error.message}` });
    });
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Like `capture`, but a failure throws a StepError with the tail of the output and the remedy. */
export async function mustRun(command, args, { remedy, ...options }) {
  const { code, output } = await capture(command, args, options);
  if (code === 0) return output;
  const lines = output.split("\n").filter((line) => line.trim() !== "" && !npmNoise.test(line));
  const said = lines.slice(-25).join("\n");
  throw new StepError(`${command} ${args.join(" ")} failed (exit code ${code}):\n${said}\n${remedy}`);
}

/** Ends the tools that run when this script is told to end; a script with handlers of its own does the rest. */
function endTools() {
  for (const [signal, code] of [
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ]) {
    process.on(signal, () => {
      for (const child of running) child.kill(signal);
      if (process.listenerCount(signal) === 1) process.exit(code);
    });
  }
}

/** Runs a script's body; a failure is printed as what failed and what to do, without a stack. */
export async function reportFailure(main) {
  endWithNpm();
  endTools();
  try {
    await main();
  } catch (error) {
    const expected = error instanceof StepError || expectedCodes.includes(error?.code);
    console.error(expected ? `✗ ${error.message}` : error);
    process.exitCode = 1;
  }
}
