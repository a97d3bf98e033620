// How long the server takes for a page of the history and for a search among 100,000 runs, on SQLite and, where
// TEST_POSTGRES_URL names a server, on PostgreSQL: from the query to the rows as they are answered, without HTTP.
// "Own CPU" is what this process computed: on a busy machine it says more than the clock, and on SQLite it is all there is.
// `node bench/history.mjs [runs]`. It takes about 2 GB of disk for each database, and gives them back.
import "./typescript.mjs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { toWord } from "./history-runs.mjs";
import { seedPostgres, seedSqlite } from "./history-seed.mjs";

const { createDatabase } = await import("@/lib/server/db/client");
const { migrateDatabase } = await import("@/lib/server/db/migrate");
const { createPrismaRunStore } = await import("@/lib/server/runs/prisma-run-store");
const { toRunFilter } = await import("@/lib/server/runs/to-run-filter");
const { toRunSummary } = await import("@/lib/server/runs/to-run-summary");

const runs = Number(process.argv[2] ?? 100_000);
const ROUNDS = 20;
const PAGE = 31;
const ownerId = "guest_bench";
const nowMs = Date.UTC(2026, 10, 20, 12);
const days = (count) => new Date(nowMs - count * 86_400_000).toISOString();
const lists = {
  "first page": {},
  "a mode in 50": { mode: "debate" },
  "a profile": { profile: "budget" },
  "a profile that none has": { profile: "none" },
  "a model of most": { model: "lab/oak" },
  "a model of few": { model: "lab/rare" },
  "a day": { from: days(20), to: days(19) },
  "a cost": { minCostUsd: 0.059, maxCostUsd: 0.06 },
  "a cost that none has": { minCostUsd: 5 },
  starred: { starred: true },
  failed: { status: "failed" },
  "a tag": { tag: "keep" },
  shared: { shared: true },
};
const searches = {
  "the commonest word": { q: `"${toWord(0)}"` },
  "a common word": { q: `"${toWord(40)}"` },
  "a rare word": { q: `"${toWord(20_000)}"` },
  "a word that none has": { q: "xyzzy" },
  "two common words": { q: `${toWord(40)} "${toWord(60)}"` },
  "a common and a rare": { q: `${toWord(3)} "${toWord(20_000)}"` },
  "a phrase of common words": { q: `"${toWord(3)} ${toWord(5)}"` },
  "a phrase that none has": { q: `"${toWord(300)} ${toWord(301)} ${toWord(302)}"` },
  "the beginning of many words": { q: "ka" },
  "the beginning of few": { q: toWord(25_000) },
  "a common word, starred": { q: `"${toWord(3)}"`, starred: "true" },
  "a common word, a cost that none has": { q: `"${toWord(3)}"`, minCostUsd: 5 },
  "a common word, a model of few": { q: `"${toWord(3)}"`, model: "lab/rare" },
};

await measureSqlite();
if (process.env.TEST_POSTGRES_URL) await measurePostgres(process.env.TEST_POSTGRES_URL);
else process.stdout.write("PostgreSQL: not measured, TEST_POSTGRES_URL names no server\n");
process.exit();

async function measureSqlite() {
  const folder = await mkdtemp(path.join(tmpdir(), "tokamak-bench-"));
  try {
    const file = path.join(folder, "tokamak.db");
    await migrateDatabase({ file });
    seedSqlite(file, { runs, nowMs, ownerId });
    await measure("SQLite", { file });
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measurePostgres(server) {
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  const name = `bench_${process.pid}`;
  await admin.query(`CREATE DATABASE ${name}`);
  try {
    const url = new URL(server);
    url.pathname = `/${name}`;
    await migrateDatabase({ url: url.href });
    await seedPostgres(url.href, { runs, nowMs, ownerId });
    await measure("PostgreSQL", { url: url.href });
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
}

async function measure(title, location) {
  const database = createDatabase(location);
  const store = createPrismaRunStore(database);
  process.stdout.write(`${title}, ${runs.toLocaleString("en")} runs\n`);
  const after = { id: "run_x", startedAtMs: nowMs - Math.floor(runs * 0.9) * 60_000 };
  await time(store, "  a page after 90% of them", {}, after);
  for (const [what, filter] of Object.entries(lists)) await time(store, `  ${what}`, filter, null);
  for (const [what, filter] of Object.entries(searches)) await time(store, `  search: ${what}`, filter, null);
  await time(store, "  search: a common word, a page after 90%", searches["a common word"], after);
  await database.close();
}

async function time(store, what, filter, after) {
  const times = [];
  let found = 0;
  let cpu = process.cpuUsage();
  for (let round = -2; round < ROUNDS; round += 1) {
    if (round === 0) cpu = process.cpuUsage();
    const startedAt = performance.now();
    const query = toRunFilter(filter);
    const rows = await store.list({ ...query, ownerId, after, limit: PAGE });
    found = rows.map((row) => toRunSummary(row, query.search)).length;
    if (round >= 0) times.push(performance.now() - startedAt);
  }
  const used = process.cpuUsage(cpu);
  const cpuMs = ((used.user + used.system) / 1_000 / ROUNDS).toFixed(1).padStart(6);
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(ROUNDS - 1, Math.floor(share * ROUNDS))].toFixed(1).padStart(7);
  process.stdout.write(
    `${what.padEnd(50)} p50 ${at(0.5)} ms  p95 ${at(0.95)} ms  own CPU ${cpuMs} ms  (${found} rows)\n`,
  );
}
