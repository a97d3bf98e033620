/** A token is made and used through the API, and its secret is then looked for in all that comes out and all that is kept. */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as exportAccount } from "@/app/api/account/export/route";
import { GET as models } from "@/app/api/models/route";
import { GET as events } from "@/app/api/runs/[runId]/events/route";
import { GET as exportRun } from "@/app/api/runs/[runId]/export/route";
import { GET as run } from "@/app/api/runs/[runId]/route";
import { GET as runs, POST as start } from "@/app/api/runs/route";
import { PEER_HEADER } from "@/lib/server/auth/client-address";
import {
  type AccountBench,
  type Browser,
  type CallInit,
  createAccountBench,
} from "@/lib/server/http/testing/account-bench";
import { deriveTokenKey, hashToken } from "@/lib/server/tokens/token-hash";
import { parseToken } from "@/lib/server/tokens/token-text";
import { DELETE, PATCH } from "./[tokenId]/route";
import { GET, POST } from "./route";

// It starts a database, and hashes as slowly as a password needs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const AUTH_SECRET = "a secret of the tests, long enough to seal";

let dataDir = "";
let bench: AccountBench;
let ada: Browser;
const printed: string[] = [];
const came: string[] = [];
const restore: (() => void)[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "tokamak-canary-"));
  bench = await createAccountBench({ DATA_DIR: dataDir, AUTH_SECRET });
  ada = bench.browse();
  await ada.signUp("Ada");
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = ((text: string | Uint8Array) => printed.push(String(text)) > 0) as typeof stream.write;
    restore.push(() => {
      stream.write = write;
    });
  }
});

afterAll(async () => {
  for (const put of restore) put();
  await bench.close();
  await rm(dataDir, { recursive: true, force: true });
});

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

/** Calls a route, and keeps every byte that comes back. */
async function call<Params>(
  who: Browser,
  handler: Handler<Params>,
  target: string,
  init: CallInit<Params> = {},
) {
  const response = await who.call(handler, target, init);
  const text = await response.text();
  came.push(text, JSON.stringify([...response.headers]));
  return { status: response.status, text };
}

/** The secret in the notations in which it could hide. */
function findSecret(bytes: Buffer, secret: string): string[] {
  const plain = Buffer.from(secret);
  const forms = {
    plain,
    utf16: Buffer.from(secret, "utf16le"),
    hex: Buffer.from(plain.toString("hex")),
    base64: Buffer.from(plain.toString("base64").slice(0, -4)),
    reversed: Buffer.from([...secret].reverse().join("")),
    most: Buffer.from(secret.slice(0, -4)),
  };
  return Object.entries(forms).flatMap(([name, form]) => (bytes.includes(form) ? [name] : []));
}

test("a token's secret is told once, and found nowhere afterwards", async () => {
  const made = await ada.call(POST, "/api/tokens", {
    json: { name: "Canary token", scopes: ["run", "read"] },
  });
  const { token, id: tokenId } = await made.json();
  const parsed = parseToken(token);
  if (!parsed) throw new Error("No token was made.");
  const { secret } = parsed;
  const program = bench.browse();
  const headers = { authorization: `Bearer ${token}` };
  const pool = [{ model: "demo/swift" }, { model: "demo/careful" }];
  // The secret at every place that a message could repeat.
  const started = await call(program, start, "/api/runs", {
    ...{ json: { prompt: "Why?", pool, judge: { models: ["local/extractive"] } }, headers },
  });
  const runId = JSON.parse(started.text).id as string;
  const params = { runId };
  const bad = { authorization: `Bearer ${token}x` };
  const statuses = [
    started,
    await call(program, events, `/api/runs/${runId}/events`, { headers, params }),
    await call(program, run, `/api/runs/${runId}`, { headers, params }),
    await call(program, exportRun, `/api/runs/${runId}/export?as=json`, { headers, params }),
    await call(program, runs, "/api/runs", { headers }),
    await call(program, models, "/api/models", { headers }),
    await call(program, models, "/api/models?period=never", { headers }),
    await call(program, runs, "/api/runs", { headers: bad }),
    await call(program, runs, "/api/runs", { headers: { ...headers, [PEER_HEADER]: "nonsense" } }),
    await call(program, start, "/api/runs", { headers, json: { prompt: 1 } }),
    await call(program, GET, "/api/tokens", { headers }),
    await call(ada, GET, "/api/tokens"),
    await call(ada, PATCH, "/api/tokens/x", {
      ...{ method: "PATCH", params: { tokenId }, json: { name: "Renamed canary" } },
    }),
    await call(ada, POST, "/api/tokens", { json: { name: "x", scopes: [], token: 1 } }),
    await call(ada, exportAccount, "/api/account/export"),
  ].map(({ status }) => status);
  expect(statuses).toEqual([202, 200, 200, 200, 200, 200, 400, 401, 200, 422, 403, 200, 200, 422, 200]);

  const files = await readdir(dataDir, { recursive: true });
  const read = files.map((file) => readFile(path.join(dataDir, file)).catch(() => Buffer.alloc(0)));
  const kept = Buffer.concat(await Promise.all(read));
  const hash = hashToken(parsed, deriveTokenKey(AUTH_SECRET));
  // The search finds what is there: the hash in the database, and that alone.
  expect([
    kept.includes("Renamed canary"),
    kept.includes(hash),
    findSecret(Buffer.from(token), secret),
  ]).toEqual([...[true, true, ["plain", "most"]]]);
  const answers = came.join("\n");
  expect([answers.includes("Renamed canary"), answers.includes(hash)]).toEqual([true, false]);
  expect({
    files: findSecret(kept, secret),
    answers: findSecret(Buffer.from(answers), secret),
    printed: findSecret(Buffer.from(printed.join("\n")), secret),
  }).toEqual({ files: [], answers: [], printed: [] });

  const gone = await call(ada, DELETE, "/api/tokens/x", { method: "DELETE", params: { tokenId } });
  expect([gone.status, (await call(program, runs, "/api/runs", { headers })).status]).toEqual([204, 401]);
});
