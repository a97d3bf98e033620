import { expect, test } from "vitest";
import { GET as getSchema } from "@/app/api/schemas/run-export.json/route";
import { runExportSchema } from "@/lib/contract/export";
import { problemSchema } from "@/lib/contract/problem";
import { bulkResultSchema, runMarksSchema, tagListSchema } from "@/lib/contract/run-marks";
import { runListSchema } from "@/lib/contract/runs";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { type ApiBench, COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { SAMPLE_CLIENT } from "@/lib/server/runs/testing/sample-run";
import { GET as exportRun } from "./[runId]/export/route";
import { DELETE, PATCH } from "./[runId]/route";
import { POST as bulk } from "./bulk/route";
import { POST as exportMany } from "./export/route";
import { GET, POST } from "./route";
import { GET as getTags } from "./tags/route";

const MISSING = "run_0000000000000000000099";

async function start(bench: ApiBench, body: object, cookie = COOKIE): Promise<string> {
  const response = await bench.call(POST, "/api/runs", { json: body, cookie });
  return ((await response.json()) as { id: string }).id;
}

async function list(bench: ApiBench, query = "", cookie = COOKIE) {
  return runListSchema.parse(await (await bench.call(GET, `/api/runs?${query}`, { cookie })).json()).items;
}

const patch = (bench: ApiBench, runId: string, json: unknown, cookie = COOKIE) =>
  bench.call<{ runId: string }>(PATCH, `/api/runs/${runId}`, {
    method: "PATCH",
    json,
    params: { runId },
    cookie,
  });

async function describe(response: Response) {
  const { code, errors } = problemSchema.parse(await response.json());
  return [response.status, code, errors?.map(({ path }) => path)];
}

test.each([
  ["mode=vote", "mode"],
  ["profile=", "profile"],
  ["model=", "model"],
  ["from=yesterday", "from"],
  ["from=2026-02-30", "from"],
  ["to=2026-11-20T25:00:00Z", "to"],
  ["minCostUsd=-1", "minCostUsd"],
  ["maxCostUsd=1e3", "maxCostUsd"],
  ["starred=yes", "starred"],
  ["status=interrupted", "status"],
  [`tag=${"x".repeat(41)}`, "tag"],
  ["shared=1", "shared"],
  ["source=web", "source"],
  ["staus=failed", "staus"],
  ["ownerId=guest_two", "ownerId"],
])("the filter %s is refused, naming it", async (query, field) => {
  const response = await createApiBench().call(GET, `/api/runs?${query}`);
  expect(await describe(response)).toEqual([400, "invalid-query", [field]]);
});

test("filters and a search are parameters of one list, and a hit shows where", async () => {
  const bench = createApiBench();
  await start(bench, { prompt: "Why is the sea green?", mode: "best-of", profile: "budget" });
  const sky = await start(bench, { prompt: "Why is the sky blue?", mode: "merge" });
  await bench.until(bench.deps.executor.find(sky)?.done ?? Promise.resolve());
  const ids = async (query: string) => (await list(bench, query)).map(({ id }) => id);
  const queries = [
    "q=rayleigh",
    "mode=merge",
    "profile=budget&q=sky",
    "from=2026-11-20&to=2026-11-20&q=sky+why",
    "to=2026-11-19",
  ];
  expect(await Promise.all(queries.map(ids))).toEqual([[sky], [sky], [], [sky], []]);
  const [hit] = await list(bench, "q=%22in+air%22&mode=merge");
  const marked = hit?.snippet?.marks.map(([from, to]) => hit.snippet?.text.slice(from, to));
  expect(marked).toEqual(["in air"]);
  expect((await list(bench))[0]).not.toHaveProperty("snippet");
});

test("what a program asked for is told apart, and listed by it", async () => {
  const bench = createApiBench();
  const mine = await start(bench, { prompt: "Why is the sky blue?" });
  const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));
  const asked = { client: SAMPLE_CLIENT, grant: null };
  const theirs = requireValue(
    await bench.until(bench.service.start(ownerId, { prompt: "Why?" }, null, asked)),
  );
  const sources = async (query: string) => (await list(bench, query)).map(({ id, source }) => [id, source]);
  expect([
    await sources(""),
    await sources("source=api"),
    await sources("source=page"),
    await sources("source=mcp"),
  ]).toEqual([
    [
      [mine, "page"],
      [theirs.id, "api"],
    ],
    [[theirs.id, "api"]],
    [[mine, "page"]],
    [],
  ]);
});

test("a run is named, noted, starred and tagged, each by itself, and found by it", async () => {
  const bench = createApiBench();
  const id = await start(bench, { prompt: "Why is the sky blue?" });
  const steps = [
    { title: "  Rayleigh \n again ", tags: [" physics ", "to  read", "physics"] },
    { starred: true },
    { note: "For Monday" },
    { title: "" },
  ];
  const seen = [];
  for (const step of steps) seen.push(runMarksSchema.parse(await (await patch(bench, id, step)).json()));
  const tags = ["physics", "to read"];
  expect(seen).toEqual([
    { title: "Rayleigh again", note: null, starred: false, tags },
    { title: "Rayleigh again", note: null, starred: true, tags },
    { title: "Rayleigh again", note: "For Monday", starred: true, tags },
    { title: null, note: "For Monday", starred: true, tags },
  ]);
  expect(await list(bench, "q=monday&starred=true&tag=to+read")).toMatchObject([{ id, hasNote: true, tags }]);
  const known = tagListSchema.parse(await (await bench.call(getTags, "/api/runs/tags")).json());
  expect(known.items).toEqual(tags.map((tag) => ({ tag, runs: 1 })));
});

test.each([
  ["nothing", {}, ""],
  ["a title of 201", { title: "x".repeat(201) }, "title"],
  ["a note of 10,001", { note: "x".repeat(10_001) }, "note"],
  ["21 tags", { tags: Array.from({ length: 21 }, (_, n) => `t${n}`) }, "tags"],
  ["a tag of 41", { tags: ["x".repeat(41)] }, "tags.0"],
  ["a blank tag", { tags: [" "] }, "tags.0"],
  ["a star of another type", { starred: "yes" }, "starred"],
  ["an operator for a title", { title: { $set: "x" } }, "title"],
  ["an owner", { title: "x", ownerId: "me" }, "ownerId"],
])("changing %s is refused, naming the field", async (_, json, field) => {
  const bench = createApiBench();
  const id = await start(bench, { prompt: "x" });
  expect(await describe(await patch(bench, id, json))).toEqual([422, "invalid-body", [field]]);
});

test("many are starred, tagged, untagged and deleted at once", async () => {
  const bench = createApiBench();
  const ids = [
    await start(bench, { prompt: "one" }),
    await start(bench, { prompt: "two" }),
    await start(bench, { prompt: "three" }),
  ];
  const [one = "", two = "", three = ""] = ids;
  await patch(bench, three, { tags: Array.from({ length: 20 }, (_, n) => `t${n}`) });
  const act = async (json: object) =>
    bulkResultSchema.parse(await (await bench.call(bulk, "/api/runs/bulk", { json })).json()).ids;
  expect(await act({ ids: [one, two, two], action: "star" })).toEqual([one, two]);
  expect(await act({ ids, action: "tag", tag: "keep" })).toEqual([one, two]);
  expect(await act({ ids: [one], action: "untag", tag: "keep" })).toEqual([one]);
  expect((await list(bench, "starred=true&tag=keep")).map(({ id }) => id)).toEqual([two]);
  expect(await act({ ids: [one, MISSING, three], action: "delete" })).toEqual([one, three]);
  expect((await list(bench)).map(({ id }) => id)).toEqual([two]);
});

test.each([
  ["no ids", { ids: [], action: "star" }, "ids"],
  ["501 ids", { ids: Array(501).fill(MISSING), action: "star" }, "ids"],
  ["an unknown action", { ids: [MISSING], action: "share" }, "action"],
  ["a tag without a name", { ids: [MISSING], action: "tag" }, "tag"],
  ["a tag where none belongs", { ids: [MISSING], action: "star", tag: "x" }, "tag"],
])("%s are refused, naming the field", async (_, json, field) => {
  expect(await describe(await createApiBench().call(bulk, "/api/runs/bulk", { json }))).toEqual([
    422,
    "invalid-body",
    [field],
  ]);
});

test("someone else's run answers like one that never was, to every call", async () => {
  const bench = createApiBench();
  const theirs = await start(bench, { prompt: "Theirs alone" }, OTHER_COOKIE);
  await patch(bench, theirs, { title: "Private", tags: ["secret"] }, OTHER_COOKIE);
  const calls = (runId: string) => [
    patch(bench, runId, { title: "Mine" }),
    bench.call<{ runId: string }>(DELETE, `/api/runs/${runId}`, { method: "DELETE", params: { runId } }),
    bench.call<{ runId: string }>(exportRun, `/api/runs/${runId}/export?as=md`, { params: { runId } }),
    bench.call(exportMany, "/api/runs/export", { json: { ids: [runId], as: "csv" } }),
    ...["delete", "star"].map((action) =>
      bench.call(bulk, "/api/runs/bulk", { json: { ids: [runId], action } }),
    ),
    bench.call(bulk, "/api/runs/bulk", { json: { ids: [runId], action: "tag", tag: "x" } }),
  ];
  const answers = async (runId: string) =>
    Promise.all(
      (await Promise.all(calls(runId))).map(async (response) => [response.status, await response.text()]),
    );
  expect(await answers(theirs)).toEqual(await answers(MISSING));
  expect([await list(bench, "q=theirs"), await list(bench, "tag=secret")]).toEqual([[], []]);
  expect(await (await bench.call(getTags, "/api/runs/tags")).json()).toEqual({ items: [] });
  expect(await list(bench, "", OTHER_COOKIE)).toMatchObject([
    { id: theirs, title: "Private", starred: false },
  ]);
});

test("a download is a file with a clean name, and no page", async () => {
  const bench = createApiBench();
  const runId = await start(bench, { prompt: '"; filename=x.html\r\nA: b' });
  const response = await bench.call<{ runId: string }>(exportRun, `/api/runs/${runId}/export?as=json`, {
    params: { runId },
  });
  expect([
    response.status,
    response.headers.get("content-type"),
    response.headers.get("content-disposition"),
  ]).toEqual([
    200,
    "application/json; charset=utf-8",
    `attachment; filename="tokamak-filename-x-html-a-b.json"; filename*=UTF-8''tokamak-filename-x-html-a-b.json`,
  ]);
  expect([response.headers.get("x-content-type-options"), response.headers.get("cache-control")]).toEqual([
    "nosniff",
    "no-store",
  ]);
  expect(runExportSchema.parse(await response.json()).runs.map(({ id }) => id)).toEqual([runId]);
});

test.each(["as=html", "", "as=md&raw=1"])("an export with ?%s is refused", async (query) => {
  const response = await createApiBench().call<{ runId: string }>(exportRun, `/api/runs/x/export?${query}`, {
    params: { runId: "x" },
  });
  expect([response.status, problemSchema.parse(await response.json()).code]).toEqual([400, "invalid-query"]);
});

test("the schema of an export is published, and says what it is a schema of", async () => {
  const schema = (await (
    await createApiBench().call(getSchema, "/api/schemas/run-export.json")
  ).json()) as Record<string, unknown>;
  expect([schema.$schema, schema.title, schema.required]).toEqual([
    "https://json-schema.org/draft/2020-12/schema",
    "A Tokamak export of runs",
    ["$schema", "version", "exportedAt", "runs"],
  ]);
});
