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
  expect(resolveProfiles({ real: [], demo })).toMatchObject([
    {
      id: "quality",
      name: "Quality",
      about: "Scripted demo models, until a connection with real models is added.",
      mode: "merge",
      pool: demo.map(({ id }) => ({ model: id })),
      why: demo.map(() => "a scripted demo model, since no real one is connected"),
      autoJudge: "local/extractive",
      criteria: DEFAULT_CRITERIA,
    },
    {
      id: "budget",
      name: "Budget",
      about: "Scripted demo models, until a connection with real models is added.",
      mode: "best-of",
      pool: demo.slice(0, 3).map(({ id }) => ({ model: id })),
      why: demo.slice(0, 3).map(() => "a scripted demo model, since no real one is connected"),
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

const whys = (real: Parameters<typeof resolveProfiles>[0]["real"]) =>
  resolveProfiles({ real, demo }).map(({ why }) => why);

test("Each member's reason is told", () => {
  const real = [
    priced("openrouter/anthropic/claude-opus-4.6", 15, 75),
    priced("openrouter/openai/gpt-5.2", 1.25, 10),
    priced("openrouter/openai/gpt-5-mini", 0.25, 2),
    priced("openrouter/google/gemini-3-flash", 0.3, 2.5),
    priced("openrouter/qwen/qwen-plus", 0.0375, 0.125),
  ];
  expect(whys(real)).toEqual([
    [
      "the strongest of OpenAI here (tier 1)",
      "the strongest of Anthropic here (tier 1)",
      "the strongest of Google here (tier 3)",
      "the strongest of Qwen here (tier 3)",
    ],
    [
      "best quality for its price among Qwen's ($0.0375 in · $0.125 out)",
      "best quality for its price among OpenAI's ($0.25 in · $2.00 out)",
      "best quality for its price among Google's ($0.30 in · $2.50 out)",
    ],
  ]);
});

test("With one family the second seat says that it is no family's strongest", () => {
  const real = [priced("a/gpt-5.2", 1, 10), priced("a/gpt-5-mini", 0.25, 2)];
  expect(whys(real)[0]).toEqual([
    "the strongest of OpenAI here (tier 1)",
    "the next strongest here (OpenAI, tier 3), since too few families are connected",
  ]);
});

test("What nothing is known of says so", () => {
  const [quality, budget] = whys(["alpha", "beta"].map((name) => modelSummary(`ollama/${name}`)));
  expect([quality?.[0], budget?.[0]]).toEqual([
    "not in the table of families, and too few that are in it are connected",
    "among the smallest here; no price is known to choose by",
  ]);
  expect(whys([modelSummary("ollama/llama3.2")])[0]).toHaveLength(3);
});
