import { describe, expect, it } from "vitest";
import type { MeasuredModel, ModelList, ModelSummary } from "@/lib/contract/models";
import { modelIndex } from "./model-index";
import { countWithout, NO_FILTERS, type PickerQuery, searchModels } from "./search-models";

const model = (id: string, name: string, known: Partial<ModelSummary> = {}): ModelSummary => ({
  id,
  connection: id.slice(0, id.indexOf("/")),
  name,
  contextLength: null,
  maxOutputTokens: null,
  price: null,
  canAnswer: true,
  canJudge: true,
  takes: null,
  about: null,
  ...known,
});

const takes = (images?: boolean) => ({
  temperature: true,
  reasoning: true,
  maxOutputTokens: true,
  ...(images !== undefined && { images }),
});

const speed = (id: string, firstTokenMs: number | null, tokensPerSecond: number | null): MeasuredModel => {
  const spread = (p50: number | null) => p50 && { p50, p95: p50, p99: p50, histogram: [] };
  return {
    model: id,
    connection: "or",
    calls: 9,
    firstTokenMs: spread(firstTokenMs) || null,
    tokensPerSecond: spread(tokensPerSecond) || null,
    maxGapMs: null,
    failures: {},
    failureRate: 0,
    spent: { usd: null, source: "unknown" },
  };
};

const LIST: ModelList = {
  items: [
    model("or/openai/gpt-5.2", "GPT-5.2", {
      price: { input: 1, output: 10 },
      contextLength: 400_000,
      takes: takes(true),
    }),
    model("or/anthropic/claude-opus-5", "Claude Opus 5", {
      price: { input: 5, output: 25 },
      contextLength: 1_000_000,
      takes: takes(true),
    }),
    model("or/acme/opus-mini", "Opus Mini", { price: { input: 0, output: 0 }, contextLength: 8_192 }),
    model("or/acme/magnopus", "Magnopus"),
    model("lab/qwen3:opus", "qwen3", { takes: takes(false), contextLength: 128_000 }),
  ],
  connections: [
    { id: "or", name: "OpenRouter", kind: "openrouter", status: "ready", message: null },
    { id: "lab", name: "Lab", kind: "openai-compatible", status: "ready", message: null },
  ],
  profiles: [],
  measured: [speed("or/openai/gpt-5.2", 900, 40), speed("or/acme/magnopus", 300, null)],
  period: "7d",
  nextCursor: null,
};

const find = (query: Partial<PickerQuery> = {}) =>
  searchModels(modelIndex(LIST), { text: "", filters: NO_FILTERS, sort: "match", ...query }).map(
    ({ name }) => name,
  );
const filtered = (filters: Partial<PickerQuery["filters"]>) =>
  find({ filters: { ...NO_FILTERS, ...filters } });

describe("the search", () => {
  it("gives everything by name where nothing is typed, numbers in their order", () => {
    expect(find()).toEqual(["Claude Opus 5", "GPT-5.2", "Magnopus", "Opus Mini", "qwen3"]);
  });

  it("ranks a name that begins so, then words of the name, then words of the id, then what merely has it", () => {
    expect(find({ text: "OPUS" })).toEqual(["Opus Mini", "Claude Opus 5", "qwen3", "Magnopus"]);
  });

  it("wants every word, in any order, from the name or the id", () => {
    expect([
      find({ text: "5 opus" }),
      find({ text: " anthropic  opus " }),
      find({ text: "opus gpt" }),
    ]).toEqual([["Claude Opus 5"], ["Claude Opus 5"], []]);
  });

  it("finds the part of an id that a provider writes before its models", () => {
    expect(find({ text: "openai" })).toEqual(["GPT-5.2"]);
  });
});

describe("a suffix", () => {
  const routed: ModelList = {
    ...LIST,
    items: [...LIST.items, model("hf/zai/GLM-5", "GLM-5", { price: { input: 1, output: 3 } })],
    connections: [
      ...LIST.connections,
      { id: "hf", name: "Hugging Face", kind: "huggingface", status: "ready", message: null },
    ],
  };
  const ids = (text: string) =>
    searchModels(modelIndex(routed), { text, filters: NO_FILTERS, sort: "match" }).map(({ id }) => id);

  it("is offered after a colon, for the models of the routers that take one", () => {
    expect([ids("glm:"), ids("glm:ch"), ids("glm-5:groq"), ids("gpt:n")]).toEqual([
      ["hf/zai/GLM-5:fastest", "hf/zai/GLM-5:cheapest", "hf/zai/GLM-5:preferred"],
      ["hf/zai/GLM-5:cheapest", "hf/zai/GLM-5:ch"],
      ["hf/zai/GLM-5:groq"],
      ["or/openai/gpt-5.2:nitro", "or/openai/gpt-5.2:n"],
    ]);
  });

  it("is none where a listed id has a colon itself, nor at a server that takes none", () => {
    expect([ids("qwen3:opus"), ids("qwen3:fastest"), ids(":fastest")]).toEqual([["lab/qwen3:opus"], [], []]);
  });
});

describe("the filters", () => {
  it("keep to a connection, a length, a price of output, and to models that are known to take images", () => {
    expect([
      filtered({ connection: "lab" }),
      filtered({ minContext: 128_000 }),
      filtered({ maxPrice: 10 }),
      filtered({ maxPrice: 0 }),
      filtered({ takesImages: true }),
      filtered({ takesImages: true, maxPrice: 10 }),
    ]).toEqual([
      ["qwen3"],
      ["Claude Opus 5", "GPT-5.2", "qwen3"],
      ["GPT-5.2", "Opus Mini"],
      ["Opus Mini"],
      ["Claude Opus 5", "GPT-5.2"],
      ["GPT-5.2"],
    ]);
  });

  it("say what each of them keeps out", () => {
    const filters = { connection: "lab", minContext: 200_000, maxPrice: null, takesImages: false };
    expect(countWithout(modelIndex(LIST), { text: "", filters, sort: "match" })).toEqual([
      { filter: "connection", found: 2 },
      { filter: "minContext", found: 1 },
    ]);
  });
});

describe("the order", () => {
  it("is by price of output, what has none last", () => {
    expect(find({ sort: "price" })).toEqual(["Opus Mini", "GPT-5.2", "Claude Opus 5", "Magnopus", "qwen3"]);
  });

  it("is by what was measured, the unmeasured last and by name", () => {
    expect([find({ sort: "first-token" }), find({ sort: "rate" })]).toEqual([
      ["Magnopus", "GPT-5.2", "Claude Opus 5", "Opus Mini", "qwen3"],
      ["GPT-5.2", "Claude Opus 5", "Magnopus", "Opus Mini", "qwen3"],
    ]);
  });
});

describe("the index", () => {
  it("is made once for each answer of the server", () => {
    const index = modelIndex(LIST);
    expect(modelIndex(LIST)).toBe(index);
    expect(modelIndex({ ...LIST })).not.toBe(index);
  });

  it("carries the connection's name and the medians", () => {
    expect(modelIndex(LIST).find(({ name }) => name === "GPT-5.2")).toMatchObject({
      connection: "OpenRouter",
      measured: { firstTokenMs: 900, tokensPerSecond: 40 },
    });
  });
});
