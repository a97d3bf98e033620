import type { ModelList, ModelSummary } from "@/lib/contract/models";

function model(id: string, name: string, more: Partial<ModelSummary> = {}): ModelSummary {
  return {
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
    ...more,
  };
}

const BUILT_IN = { kind: "built-in" as const, by: null, judges: ["auto"], wait: null, limits: {} };

/** What a server with one connection of three models and the extractive judge lists. */
export function modelList(): ModelList {
  return {
    items: [
      model("lab/a", "Alpha", { price: { input: 3, output: 15 } }),
      model("lab/b", "Beta", { price: { input: 0.25, output: 1.25 } }),
      model("lab/c", "Gamma"),
      model("local/extractive", "Extractive", { canAnswer: false, price: { input: 0, output: 0 } }),
    ],
    measured: [],
    period: "7d",
    connections: [{ id: "lab", name: "Lab", kind: "openai-compatible", status: "ready", message: null }],
    profiles: [
      {
        id: "quality",
        slug: "quality",
        name: "Quality",
        about: "The strongest.",
        mode: "merge",
        pool: [{ model: "lab/a" }, { model: "lab/b" }, { model: "lab/c" }],
        why: ["the strongest of Lab here", "the next strongest", "the third"],
        autoJudge: "local/extractive",
        criteria: [{ name: "correctness", weight: 4, instruction: "True." }],
        ...BUILT_IN,
      },
      {
        id: "budget",
        slug: "budget",
        name: "Budget",
        about: "The cheapest.",
        mode: "best-of",
        pool: [{ model: "lab/b" }, { model: "lab/c" }],
        why: ["cheap", "cheap"],
        autoJudge: "lab/a",
        criteria: [{ name: "correctness", weight: 4, instruction: "True." }],
        ...BUILT_IN,
      },
    ],
    nextCursor: null,
  };
}
