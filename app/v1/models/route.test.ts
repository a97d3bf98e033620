import type OpenAI from "openai";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type V1Model, v1ModelListSchema, v1ModelSchema } from "@/lib/contract/openai/model-list";
import { createV1Bench, errorOf, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { GET as getModel } from "./[...modelId]/route";
import { GET } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let bench: V1Bench;
let profileId: string;
beforeAll(async () => {
  bench = await createV1Bench({ "/v1/models": { GET }, "/v1/models/[...modelId]": { GET: getModel } });
  const added = await bench.container.profiles.add(bench.ownerId, {
    ...{ name: "Two and Mine", about: "", shared: false },
    setup: {
      mode: "debate",
      pool: [{ model: "lab/a", name: "Ann" }, { model: "lab/b" }, { pasted: "So.", name: "mine" }],
      judges: ["lab/judge", "lab/c"],
      criteria: [{ name: "truth", weight: 1, instruction: "" }],
      ...{ wait: null, limits: {} },
    },
  });
  if (!added.ok) throw new Error(added.refusal.detail);
  profileId = added.value.id;
});
afterAll(() => bench.close());

/** As it is on the wire: OpenAI's package gives the models alone. */
async function list(client: OpenAI = bench.openai): Promise<V1Model[]> {
  return v1ModelListSchema.parse(await (await client.models.list().asResponse()).json()).data;
}
const idsOf = async (client: OpenAI) => (await list(client)).map(({ id }) => id);
const ofToken = async (settings: Parameters<V1Bench["makeToken"]>[0]) =>
  bench.client(await bench.makeToken(settings));

const LAB_A: V1Model = {
  ...{ id: "lab/a", object: "model", created: expect.any(Number), owned_by: "lab", name: "a" },
  ...{ context_length: 128_000, max_output_tokens: null },
  pricing: { prompt: "0.000001", completion: "0.000004" },
  architecture: { input_modalities: ["text"], output_modalities: ["text"] },
};

test("lists every model that may be asked, and the fusions with who is in them", async () => {
  const models = await list();
  const find = (id: string) => models.find((one) => one.id === id);
  expect(find("lab/a")).toEqual(LAB_A);
  expect(find("fusion/two-and-mine")).toEqual({
    ...{ id: "fusion/two-and-mine", object: "model", created: 0, owned_by: "tokamak" },
    ...{ name: "Fusion: Two and Mine", context_length: 128_000, max_output_tokens: null, pricing: null },
    architecture: { input_modalities: ["text"], output_modalities: ["text"] },
    fusion: {
      mode: "debate",
      members: [
        { model: "lab/a", name: "Ann" },
        { model: "lab/b", name: "b" },
        { model: null, name: "mine" },
      ],
      ...{ judge: "lab/judge", default: false },
    },
  });
  const { id: _, ...quality } = find("fusion/quality") ?? { id: "" };
  expect(find("fusion")).toEqual({ id: "fusion", ...quality });
  expect(quality).toMatchObject({ fusion: { mode: "merge", default: true } });
  expect(find("fusion/budget")).toMatchObject({ fusion: { default: false } });
  // It judges, and never answers.
  expect(find("local/extractive")).toBeUndefined();
});

test.each(["lab/a", "fusion", "fusion/two-and-mine"])("%s is there by itself", async (id) => {
  const listed = (await list()).find((one) => one.id === id);
  expect(v1ModelSchema.parse(await bench.openai.models.retrieve(id))).toEqual(listed);
  const response = await bench.fetch(`http://127.0.0.1:3000/v1/models/${id}`, {
    headers: { authorization: `Bearer ${await bench.makeToken()}` },
  });
  expect(await response.json()).toEqual(listed);
});

test("OpenRouter's name of a fusion is known, and another is not found", async () => {
  expect(await bench.openai.models.retrieve("openrouter/fusion")).toMatchObject({ id: "fusion" });
  for (const missing of ["lab/none", "fusion/none", "%", "a/b/c"])
    expect(await errorOf(bench.openai.models.retrieve(missing))).toEqual([404, "model_not_found", null]);
});

test("a token is told of what it may run, and of nothing else", async () => {
  const some = await ofToken({ models: ["lab/a", "lab/c"] });
  expect(await idsOf(some)).toEqual(["lab/a", "lab/c"]);
  expect(await errorOf(some.models.retrieve("lab/b"))).toEqual([404, "model_not_found", null]);
  const all = await ofToken({ models: ["lab/a", "lab/b", "lab/c", "lab/judge"] });
  expect(await idsOf(all)).toContain("fusion/two-and-mine");
  const named = await ofToken({ profiles: ["budget", profileId] });
  expect(await idsOf(named)).toEqual(["fusion/budget", "fusion/two-and-mine"]);
  const standard = await ofToken({ profiles: ["quality"] });
  expect(await idsOf(standard)).toEqual(["fusion", "fusion/quality"]);
});

test("whoever may run or read may know them", async () => {
  expect(await idsOf(await ofToken({ scopes: ["run"] }))).toContain("lab/a");
  expect(await idsOf(await ofToken({ scopes: ["read"] }))).toContain("lab/a");
  const manage = await ofToken({ scopes: ["manage"] });
  expect((await errorOf(manage.models.list())).slice(0, 2)).toEqual([403, "missing_scope"]);
});
