import { expect, test } from "vitest";
import type { ProfileSummary } from "@/lib/contract/models";
import { DEFAULT_CRITERIA } from "@/lib/fusion/run-request";
import { resolveProfiles } from "./profiles";
import { modelSummary } from "./testing/model-summary";

const priced = (id: string, input: number, output: number) => modelSummary(id, { price: { input, output } });
const brief = ({ id, mode, pool, autoJudge }: ProfileSummary) => ({
  id,
  mode,
  pool: pool.map((member) => ("model" in member ? member.model : member.name)),
  autoJudge,
});
const demo = ["careful", "brisk", "poet", "sceptic"].map((name) =>
  modelSummary(`demo/${name}`, { canJudge: false }),
);

test("With nothing connected both profiles stand on the demo models and the local judge", () => {
  expect(resolveProfiles({ real: [], demo })).toEqual([
    {
      id: "quality",
      name: "Quality",
      about: "Scripted demo models, until a connection with real models is added.",
      mode: "merge",
      pool: demo.map(({ id }) => ({ model: id })),
      autoJudge: "local/extractive",
      criteria: DEFAULT_CRITERIA,
    },
    {
      id: "budget",
      name: "Budget",
      about: "Scripted demo models, until a connection with real models is added.",
      mode: "best-of",
      pool: demo.slice(0, 3).map(({ id }) => ({ model: id })),
      autoJudge: "local/extractive",
      criteria: DEFAULT_CRITERIA,
    },
  ]);
});

test("Quality takes the strongest of distinct families; Budget what is good for its price", () => {
  const real = [
    priced("openrouter/anthropic/claude-opus-4.6", 15, 75),
    priced("openrouter/anthropic/claude-haiku-4.5", 1, 5),
    priced("openrouter/openai/gpt-5.2", 1.25, 10),
    priced("openrouter/openai/gpt-5-mini", 0.25, 2),
    priced("openrouter/google/gemini-3-pro", 2, 12),
    priced("openrouter/google/gemini-3-flash", 0.3, 2.5),
    priced("openrouter/x-ai/grok-4", 3, 15),
    priced("openrouter/deepseek/deepseek-v3.2", 0.28, 0.42),
    priced("openrouter/meta-llama/llama-3.2-1b-instruct", 0.01, 0.01),
  ];
  expect(resolveProfiles({ real, demo }).map(brief)).toEqual([
    {
      id: "quality",
      mode: "merge",
      pool: [
        "openrouter/openai/gpt-5.2",
        "openrouter/anthropic/claude-opus-4.6",
        "openrouter/x-ai/grok-4",
        "openrouter/google/gemini-3-pro",
      ],
      autoJudge: "openrouter/deepseek/deepseek-v3.2",
    },
    {
      id: "budget",
      mode: "best-of",
      pool: [
        "openrouter/deepseek/deepseek-v3.2",
        "openrouter/openai/gpt-5-mini",
        "openrouter/google/gemini-3-flash",
      ],
      autoJudge: "openrouter/anthropic/claude-opus-4.6",
    },
  ]);
});

test("A local server's models are used though nothing is known of them", () => {
  const real = ["alpha", "beta", "gamma"].map((name) => modelSummary(`ollama/${name}`));
  expect(resolveProfiles({ real, demo }).map(brief)).toEqual([
    {
      id: "quality",
      mode: "merge",
      pool: ["ollama/alpha", "ollama/beta", "ollama/gamma"],
      autoJudge: "ollama/alpha",
    },
    {
      id: "budget",
      mode: "best-of",
      pool: ["ollama/gamma", "ollama/beta", "ollama/alpha"],
      autoJudge: "ollama/alpha",
    },
  ]);
});

test("A single model answers three times", () => {
  const [quality] = resolveProfiles({ real: [modelSummary("ollama/llama3.2")], demo });
  expect(quality && brief(quality)).toEqual({
    id: "quality",
    mode: "merge",
    pool: ["ollama/llama3.2", "ollama/llama3.2", "ollama/llama3.2"],
    autoJudge: "ollama/llama3.2",
  });
});
