import { Ajv2020 } from "ajv/dist/2020";
import { expect, test } from "vitest";
import { GET as listModels } from "@/app/api/models/route";
import { POST as startRun } from "@/app/api/runs/route";
import { GET as readSchema } from "@/app/api/schemas/profile.json/route";
import { acceptedSchema } from "@/lib/contract/create-run";
import { modelListSchema } from "@/lib/contract/models";
import { problemSchema } from "@/lib/contract/problem";
import {
  profileFileSchema,
  profileListSchema,
  profileRecordSchema,
  profileViewSchema,
} from "@/lib/contract/profiles";
import { COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { OWNER } from "@/lib/server/runs/testing/run-bench";
import { GET as exportProfile } from "./[profileId]/export/route";
import { GET as readRecord } from "./[profileId]/record/route";
import { DELETE, PATCH, GET as readProfile } from "./[profileId]/route";
import { POST as importProfile } from "./import/route";
import { GET, POST } from "./route";

type ApiBench = ReturnType<typeof createApiBench>;

const setup = {
  mode: "best-of",
  pool: [{ model: "lab/b" }, { model: "lab/a", temperature: 0.5 }],
  judges: ["lab/j"],
  criteria: [{ name: "brevity", weight: 5, instruction: "Short." }],
  wait: { policy: "all" },
  limits: { deadlineMs: 90_000 },
};

async function add(bench: ApiBench, more: object = {}, cookie = COOKIE) {
  const json = { name: "My panel", setup, ...more };
  const response = await bench.call(POST, "/api/profiles", { json, cookie });
  return profileViewSchema.parse(await response.json());
}

const codeOf = async (response: Response) => [
  response.status,
  problemSchema.parse(await response.json()).code,
];
const at = (profileId: string, cookie = COOKIE) => ({ params: { profileId }, cookie });

test("a profile is kept, listed beside the built-in ones, and runs by its id or its name with all that it sets", async () => {
  const bench = createApiBench();
  const mine = await add(bench);
  expect(mine).toMatchObject({ slug: "my-panel", own: true, by: null, shared: false, about: "" });
  const models = modelListSchema.parse(await (await bench.call(listModels, "/api/models")).json());
  expect(models.profiles.map(({ id, kind }) => [id, kind])).toEqual([
    ["quality", "built-in"],
    ["budget", "built-in"],
    [mine.id, "own"],
  ]);
  for (const profile of [mine.id, "my-panel"]) {
    const started = await bench.call(startRun, "/api/runs", { json: { prompt: "Why?", profile } });
    const { id } = acceptedSchema.parse(await started.json());
    const checkpoint = await bench.store.findCheckpoint(id);
    expect(checkpoint?.request).toMatchObject({
      mode: "best-of",
      pool: setup.pool,
      judge: { models: ["lab/j"], criteria: setup.criteria, auto: false },
      wait: { policy: "all" },
      limits: { deadlineMs: 90_000, maxCostUsd: null },
    });
  }
});

test("it is changed and deleted by its owner alone, and someone else's is like none", async () => {
  const bench = createApiBench();
  const { id } = await add(bench);
  const patch = (cookie: string, json: object) =>
    bench.call(PATCH, `/api/profiles/${id}`, { ...at(id, cookie), method: "PATCH", json });
  const remove = (cookie: string) =>
    bench.call(DELETE, `/api/profiles/${id}`, { ...at(id, cookie), method: "DELETE" });
  const missing = await (await bench.call(readProfile, "/x", at("prof_none", OTHER_COOKIE))).text();
  for (const answer of [
    await bench.call(readProfile, "/x", at(id, OTHER_COOKIE)),
    await bench.call(exportProfile, "/x", at(id, OTHER_COOKIE)),
    await bench.call(readRecord, "/x", at(id, OTHER_COOKIE)),
    await patch(OTHER_COOKIE, { name: "Taken over" }),
    await remove(OTHER_COOKIE),
  ]) {
    expect([answer.status, await answer.text()]).toEqual([404, missing]);
  }
  const renamed = profileViewSchema.parse(
    await (await patch(COOKIE, { name: "Renamed", about: "Short ones" })).json(),
  );
  expect(renamed).toMatchObject({ id, name: "Renamed", about: "Short ones", slug: "my-panel", setup });
  expect((await remove(COOKIE)).status).toBe(204);
  const list = profileListSchema.parse(await (await bench.call(GET, "/api/profiles")).json());
  expect(list.items).toEqual([]);
});

test("slugs do not repeat, and the built-in ones stay theirs", async () => {
  const bench = createApiBench();
  const slugs = [];
  for (const name of ["My panel", "My panel!", "Quality!", "日本"])
    slugs.push((await add(bench, { name })).slug);
  expect(slugs).toEqual(["my-panel", "my-panel-2", "quality-2", "profile"]);
});

test("a name that one of one's own or a built-in profile has is refused beside the field, and an import takes the next free one", async () => {
  const bench = createApiBench();
  const { id } = await add(bench, { name: "Code review" });
  const other = await add(bench, { name: "Trees" });
  const post = (name: string) => bench.call(POST, "/api/profiles", { json: { name, setup } });
  const rename = (name: string) =>
    bench.call(PATCH, `/api/profiles/${id}`, { ...at(id), method: "PATCH", json: { name } });
  const refusals = [];
  for (const response of [
    await post("code  review"),
    await post("Quality"),
    await rename("trees"),
    await rename("Budget"),
  ])
    refusals.push(problemSchema.parse(await response.json()).errors);
  expect(refusals).toEqual(
    [
      "Another of your profiles is called Code review: choose another name.",
      "A built-in profile is called Quality: choose another name.",
      "Another of your profiles is called Trees: choose another name.",
      "A built-in profile is called Budget: choose another name.",
    ].map((message) => [{ path: "name", message }]),
  );
  // Its own name it may keep, and what another owner calls theirs is not known to anybody else.
  expect([
    (await rename("Code Review")).status,
    (await add(bench, { name: "Trees" }, OTHER_COOKIE)).name,
  ]).toEqual([200, "Trees"]);
  const file = await (await bench.call(exportProfile, "/x", at(other.id))).json();
  const imported = await bench.call(importProfile, "/x", { json: file });
  expect(profileViewSchema.parse(await imported.json()).name).toBe("Trees 2");
});

test("what is wrong is refused with its field: unknown keys, an owner, empty pools, operator objects", async () => {
  const bench = createApiBench();
  const post = async (json: unknown) => {
    const problem = problemSchema.parse(await (await bench.call(POST, "/api/profiles", { json })).json());
    return [problem.code, problem.errors?.[0]?.path];
  };
  expect(await post({ name: "x", setup, ownerId: OWNER })).toEqual(["invalid-body", "ownerId"]);
  expect(await post({ name: { $ne: "" }, setup })).toEqual(["invalid-body", "name"]);
  expect(await post({ name: "x", setup: { ...setup, pool: [] } })).toEqual(["invalid-body", "setup.pool"]);
  expect(await post({ name: "x", setup: { ...setup, temperature: 1 } })).toEqual([
    "invalid-body",
    "setup.temperature",
  ]);
  const offered = await bench.call(POST, "/api/profiles", { json: { name: "x", setup, shared: true } });
  expect(await codeOf(offered)).toEqual([403, "guest-not-allowed"]);
});

test("an export is imported as the same profile, and what is none is refused", async () => {
  const bench = createApiBench();
  const { id, name } = await add(bench);
  const response = await bench.call(exportProfile, "/x", at(id));
  expect(response.headers.get("content-disposition")).toBe(
    'attachment; filename="my-panel.tokamak-profile.json"',
  );
  const file = profileFileSchema.parse(await response.json());
  expect(JSON.stringify(file)).not.toContain(id);
  const imported = await bench.call(importProfile, "/x", { json: file, cookie: OTHER_COOKIE });
  expect(profileViewSchema.parse(await imported.json())).toMatchObject({
    name,
    setup: file.setup,
    own: true,
  });
  for (const json of [{ ...file, format: "other" }, { ...file, version: 2 }, { ...file, extra: 1 }, []]) {
    expect(await codeOf(await bench.call(importProfile, "/x", { json }))).toEqual([422, "invalid-body"]);
  }
});

test("an export keeps to the schema that is published, and names it", async () => {
  const bench = createApiBench();
  const { id } = await add(bench);
  const file = profileFileSchema.parse(await (await bench.call(exportProfile, "/x", at(id))).json());
  expect(file.$schema).toBe("/api/schemas/profile.json");
  const schema = await (await bench.call(readSchema, "/api/schemas/profile.json")).json();
  const keepsTo = new Ajv2020({ strict: false }).compile(schema);
  expect([keepsTo(file), keepsTo({ ...file, setup: { ...file.setup, pool: [] } })]).toEqual([true, false]);
});

test("the record of a profile nobody ran is empty, built-in ones included", async () => {
  const bench = createApiBench();
  const { id } = await add(bench);
  for (const profileId of [id, "quality"]) {
    const record = profileRecordSchema.parse(
      await (await bench.call(readRecord, "/x", at(profileId))).json(),
    );
    expect(record).toMatchObject({ runs: 0, costUsd: { total: 0, mean: null, unknown: 0 }, wallMs: null });
  }
});
