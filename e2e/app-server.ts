import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { migrateDatabase } from "@/lib/server/db/migrate";

const root = path.resolve(import.meta.dirname, "..");

const startTimeoutMs = 60_000;

export type AppServer = {
  url: string;
  dataDir: string;
  /** Everything the server has printed. */
  output: () => string;
  /** SIGKILL: nothing gets to clean up, as in a crash. */
  kill: () => Promise<void>;
  /** Kills the server where it still runs, and starts it again on the same port and data. */
  restart: () => Promise<void>;
};

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("The probe has no port.");
  return address.port;
}

async function waitUntilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The server ended while it started:\n${output()}`);
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`The server did not answer within ${startTimeoutMs} ms:\n${output()}`);
}

function spawnServer(port: number, env: Record<string, string>): ChildProcess {
  const next = path.join(root, "node_modules", "next", "dist", "bin", "next");
  return spawn(process.execPath, [next, "start", "-H", "127.0.0.1", "-p", String(port)], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}

/** Starts the production build on a free port with a data folder of its own; `stop` takes both away. */
export async function startAppServer(
  overrides: Record<string, string>,
): Promise<AppServer & { stop: () => Promise<void> }> {
  const dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-e2e-"));
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  // Empty counts as unset: a developer's own keys and databases must not leak into a test.
  const keys = { OPENROUTER_API_KEY: "", OPENAI_API_KEY: "", ANTHROPIC_API_KEY: "", HF_TOKEN: "" };
  const moreKeys = { GOOGLE_GENERATIVE_AI_API_KEY: "", AI_GATEWAY_API_KEY: "", MASTER_KEYS: "" };
  const settings = { DATABASE_URL: "", CONNECTIONS: "", GUEST_ACCESS: "", ALLOW_PRIVATE_HOSTS: "" };
  // What is shown of the demo models does not depend on how long they take.
  const pace = { DEMO_PACE: "0.1" };
  const accounts = {
    SIGNUP: "",
    AUTH_SECRET: "",
    AUTH_GITHUB_ID: "",
    AUTH_GOOGLE_ID: "",
    TRUSTED_PROXIES: "",
  };
  const limits = { REDIS_URL: "", API_REQUESTS_PER_MINUTE: "", API_CONCURRENT_RUNS: "" };
  const clean = { ...pace, ...keys, ...moreKeys, ...settings, ...accounts, ...limits };
  const env = { ...clean, HOST: "127.0.0.1", PORT: String(port), DATA_DIR: dataDir, ...overrides };
  let printed = "";
  const output = () => printed;
  const start = async () => {
    const child = spawnServer(port, env);
    const collect = (chunk: Buffer) => {
      printed += chunk.toString();
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    await waitUntilHealthy(url, child, output).catch(async (error: unknown) => {
      await end(child);
      throw error;
    });
    return child;
  };
  const removeData = () => rm(dataDir, { recursive: true, force: true });
  await migrateDatabase(
    env.DATABASE_URL ? { url: env.DATABASE_URL } : { file: path.join(dataDir, "tokamak.db") },
    root,
  );
  let child = await start().catch(async (error: unknown) => {
    await removeData();
    throw error;
  });
  return {
    url,
    dataDir,
    output,
    kill: () => end(child),
    restart: async () => {
      await end(child);
      child = await start();
    },
    stop: async () => {
      await end(child);
      await removeData();
    },
  };
}
