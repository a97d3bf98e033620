import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";

const preload = pathToFileURL(path.join(import.meta.dirname, "exit-with-parent.mjs")).href;

/** Says that it is there, and ends by itself after a while. */
const WAITING = "process.stdout.write('up'); setTimeout(() => process.exit(0), 500);";

function start(tiedTo: number): ChildProcess {
  const env = { ...process.env, TOKAMAK_TIED_TO: String(tiedTo) };
  return spawn(process.execPath, ["--import", preload, "-e", WAITING], {
    env,
    stdio: ["pipe", "pipe", "inherit"],
  });
}

async function endOf(child: ChildProcess): Promise<NodeJS.Signals | null> {
  if (!child.stdout || !child.stdin) throw new Error("It has no pipes.");
  await once(child.stdout, "data");
  child.stdin.end();
  const [, signal] = await once(child, "exit");
  return signal as NodeJS.Signals | null;
}

test("a server ends with the script that started it", async () => {
  expect(await endOf(start(process.pid))).toBe("SIGTERM");
});

test("a process further down, which has the preload from its parent, is not ended by its own empty stdin", async () => {
  expect(await endOf(start(process.pid + 1))).toBeNull();
});
