// How long `GET /api/models` takes with as many measured calls as it counts at most, against none, and what of it keeps others
// waiting. `node bench/measured.mjs`, after a build.
import path from "node:path";
import Database from "better-sqlite3";
import { startServer } from "./server.mjs";

const CALLS = 100_000;
const MODELS = ["careful", "swift", "contrarian", "scholar"];
const ROUNDS = 7;

const server = await startServer();
const without = await timeAnswers();
fill(path.join(server.dataDir, "tokamak.db"));
const counted = await countCalls();
const withAll = await timeAnswers();
const longestWait = await timeOthers();
await server.close();

process.stdout.write(
  [
    `no calls: ${format(without)}`,
    `${counted.toLocaleString("en")} calls: ${format(withAll)}`,
    `the longest that another request waited meanwhile: ${Math.round(longestWait)} ms`,
    "",
  ].join("\n"),
);

/** Three in four complete; the times are spread as those of providers are. */
function fill(file) {
  const database = new Database(file);
  const insert = database.prepare(
    `INSERT INTO CallRecord (id, atMs, ownerId, runId, model, connectionKey, purpose, outcome, headersMs, firstTokenMs, totalMs,
     tokensPerSecond, maxGapMs, p95GapMs, inputTokens, outputTokens, costMicroUsd, costSource)
     VALUES (?, ?, 'guest_bench', NULL, ?, 'instance:demo', 'candidate', ?, ?, ?, ?, ?, ?, ?, 20, 400, 1200, 'reported')`,
  );
  const now = Date.now();
  database.transaction(() => {
    for (let n = 0; n < CALLS; n += 1) {
      const ok = n % 4 !== 0;
      const firstMs = Math.round(200 * Math.exp(((n * 7919) % 1000) / 400));
      const times = ok
        ? [firstMs / 2, firstMs, firstMs * 6, 40 + (n % 60), 90, 40]
        : [null, null, 900, null, null, null];
      const model = `demo/${MODELS[n % MODELS.length]}`;
      insert.run(`bench-${n}`, now - n * 1_000, model, ok ? "completed" : "overloaded", ...times);
    }
  })();
  database.close();
}

async function countCalls() {
  const { measured } = await (await fetch(`${server.url}/api/models?period=30d`)).json();
  return measured.reduce((sum, { calls }) => sum + calls, 0);
}

async function timeAnswers() {
  const times = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timeOf("/api/models?period=30d"));
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)];
}

/** Small requests beside a large one: the longest of them is what the large one blocks. */
async function timeOthers() {
  let done = false;
  const large = timeOf("/api/models?period=30d").then(() => {
    done = true;
  });
  let longest = 0;
  while (!done) longest = Math.max(longest, await timeOf("/api/health"));
  await large;
  return longest;
}

async function timeOf(route) {
  const startedAt = performance.now();
  const response = await fetch(`${server.url}${route}`);
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${route} answered ${response.status}.`);
  return performance.now() - startedAt;
}

function format(ms) {
  return `${Math.round(ms)} ms (median of ${ROUNDS})`;
}
