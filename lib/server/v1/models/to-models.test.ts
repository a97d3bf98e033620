import { expect, test } from "vitest";
import type { ProfileSummary } from "@/lib/contract/models";
import { modelSummary } from "@/lib/server/models/testing/model-summary";
import { type OfferedFusion, toFusionModels } from "./to-fusion-models";
import { toV1Model } from "./to-v1-model";

const profile: ProfileSummary = {
  ...{
    id: "quality",
    slug: "quality",
    name: "Quality",
    about: "",
    kind: "built-in",
    by: null,
    mode: "merge",
  },
  ...{
    pool: [{ model: "lab/a" }, { model: "lab/b" }],
    why: [],
    autoJudge: "lab/j",
    criteria: [],
    wait: null,
  },
  ...{ judges: ["auto"], limits: {} },
};
const offered = (change: Partial<ProfileSummary> = {}, isAllowed = true): OfferedFusion => ({
  profile: { ...profile, ...change },
  ...{ judges: ["lab/j", "lab/k"], isAllowed },
});
const factsOf = (contextLengths: Record<string, number | null>) => (model: string) =>
  model in contextLengths
    ? {
        ...{ name: model, price: null, maxOutputTokens: null, takesImages: model === "lab/b" },
        contextLength: contextLengths[model] ?? null,
      }
    : null;

test.each([
  [
    { input: 3, output: 15 },
    { prompt: "0.000003", completion: "0.000015" },
  ],
  [
    { input: 0, output: 0 },
    { prompt: "0", completion: "0" },
  ],
  [
    { input: 0.075, output: 10_000_000 },
    { prompt: "0.000000075", completion: "10" },
  ],
  [
    { input: 1, output: 2, cachedInput: 0.1, cacheWrite: 1.25 },
    {
      ...{ prompt: "0.000001", completion: "0.000002" },
      ...{ input_cache_read: "0.0000001", input_cache_write: "0.00000125" },
    },
  ],
])("%j for a million tokens is told for one, without an exponent", (price, pricing) => {
  expect(toV1Model(modelSummary("lab/a", { price }), null).pricing).toEqual(pricing);
});

test("what is not known is null, and when the list was fetched is told in seconds", () => {
  const model = modelSummary("lab/a", { price: null, contextLength: null, takes: null });
  expect(toV1Model(model, "2026-01-01T00:00:00.500Z")).toMatchObject({
    ...{ created: 1_767_225_600, pricing: null, context_length: null },
    architecture: { input_modalities: ["text"] },
  });
});

test("of two profiles with one name the first has it, and the other is called by its id", () => {
  const fusions = [offered(), offered({ id: "pro_1", slug: "mine" }), offered({ id: "pro_2", slug: "mine" })];
  const ids = toFusionModels(fusions, () => null).map(({ id }) => id);
  expect(ids).toEqual(["fusion", "fusion/quality", "fusion/mine", "fusion/pro_2"]);
});

test("a default that is not allowed leaves fusion to nobody, and its name to nobody", () => {
  const fusions = [offered({}, false), offered({ id: "pro_1" })];
  expect(toFusionModels(fusions, () => null)).toMatchObject([
    { id: "fusion/pro_1", fusion: { default: false } },
  ]);
});

test("a fusion has the context of its narrowest member, where all are known, and takes images where one does", () => {
  const contextOf = (lengths: Record<string, number | null>) =>
    toFusionModels([offered()], factsOf(lengths))[0]?.context_length;
  expect(contextOf({ "lab/a": 8_000, "lab/b": 4_000 })).toBe(4_000);
  expect(contextOf({ "lab/a": 8_000, "lab/b": null })).toBeNull();
  expect(contextOf({ "lab/a": 8_000 })).toBeNull();
  const [fusion] = toFusionModels([offered()], factsOf({ "lab/a": 1, "lab/b": 1 }));
  expect(fusion?.architecture.input_modalities).toEqual(["text", "image"]);
});

test("nobody judges one member", () => {
  const [one] = toFusionModels([offered({ pool: [{ model: "lab/a" }] })], () => null);
  expect(one?.fusion).toEqual({
    ...{ mode: "merge", members: [{ model: "lab/a", name: "lab/a" }], judge: null, default: true },
  });
});
