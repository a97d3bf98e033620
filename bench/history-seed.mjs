// Puts a hundred thousand made-up runs into either database, by its own bulk way: through the app it would take hours.
import "./typescript.mjs";
import Database from "better-sqlite3";
import pg from "pg";
import { makeRun } from "./history-runs.mjs";

const { toStoredWords } = await import("@/lib/server/runs/search/search-words");
const { findModels, toSearchText } = await import("@/lib/server/runs/search/to-search-text");

const COLUMNS =
  "id, ownerId, status, mode, prompt, promptHead, request, state, startedAtMs, createdAt, updatedAt, costMicroUsd, costSource, lastSeq, outcome, wallMs, memberNames, starredAt, profile, models, fusedAs, threadId";
const names = COLUMNS.split(", ").map((name) => `"${name}"`);

/** Everything that is stored of the n-th run. `toDate` is how the database takes a moment. */
function makeRows(n, { nowMs, ownerId, provider, toDate }) {
  const run = makeRun(n, nowMs);
  const searched = { title: null, note: null, request: run.request, state: run.state };
  const body = toSearchText(searched);
  const models = findModels(searched);
  const at = toDate(run.startedAtMs);
  const columns = [
    ...[
      run.id,
      ownerId,
      run.status,
      run.mode,
      run.prompt,
      run.prompt.slice(0, 200),
      JSON.stringify(run.request),
    ],
    ...[
      JSON.stringify(run.state),
      run.startedAtMs,
      at,
      at,
      run.costMicroUsd,
      "computed",
      40,
      "Merged from A and B",
      2_000,
    ],
    ...[
      JSON.stringify(run.members),
      run.starred ? at : null,
      run.profile,
      JSON.stringify(models),
      "merged",
      run.id,
    ],
  ];
  return { run, columns, body, words: toStoredWords(body, models, provider) };
}

export function seedSqlite(file, { runs, nowMs, ownerId }) {
  const database = new Database(file);
  database.pragma("synchronous = OFF");
  const run = database.prepare(`INSERT INTO "Run" (${names}) VALUES (${names.map(() => "?")})`);
  const text = database.prepare(`INSERT INTO "RunText" ("runId", "body") VALUES (?, ?)`);
  const words = database.prepare(`INSERT INTO "RunWords" (rowid, "words") VALUES (?, ?)`);
  const tag = database.prepare(`INSERT INTO "RunTag" ("runId", "ownerId", "tag") VALUES (?, ?, ?)`);
  const toDate = (ms) => new Date(ms).toISOString().replace("Z", "+00:00");
  const insertSome = database.transaction((from, to) => {
    for (let n = from; n < to; n += 1) {
      const made = makeRows(n, { nowMs, ownerId, provider: "sqlite", toDate });
      run.run(...made.columns);
      const { lastInsertRowid } = text.run(made.run.id, made.body);
      words.run(lastInsertRowid, made.words);
      if (made.run.tag) tag.run(made.run.id, ownerId, made.run.tag);
    }
  });
  for (let from = 0; from < runs; from += 5_000) insertSome(from, Math.min(runs, from + 5_000));
  database.close();
}

export async function seedPostgres(url, { runs, nowMs, ownerId }) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const insert = async (table, columns, rows) => {
    if (rows.length === 0) return;
    const marks = rows.map((row, at) => `(${row.map((_, index) => `$${at * row.length + index + 1}`)})`);
    await client.query(`INSERT INTO "${table}" (${columns}) VALUES ${marks}`, rows.flat());
  };
  for (let from = 0; from < runs; from += 500) {
    const count = Math.min(500, runs - from);
    const some = Array.from({ length: count }, (_, at) =>
      makeRows(from + at, { nowMs, ownerId, provider: "postgres", toDate: (ms) => new Date(ms) }),
    );
    await client.query("BEGIN");
    await insert(
      "Run",
      names,
      some.map(({ columns }) => columns),
    );
    await insert(
      "RunText",
      `"id", "runId", "body"`,
      some.map(({ run, body }, at) => [from + at + 1, run.id, body]),
    );
    await insert(
      "RunWords",
      `"id", "words"`,
      some.map(({ words }, at) => [from + at + 1, words]),
    );
    const tagged = some.filter(({ run }) => run.tag);
    await insert(
      "RunTag",
      `"runId", "ownerId", "tag"`,
      tagged.map(({ run }) => [run.id, ownerId, run.tag]),
    );
    await client.query("COMMIT");
  }
  // What autovacuum does within a minute.
  await client.query("VACUUM ANALYZE");
  await client.end();
}
