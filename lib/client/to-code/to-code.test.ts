import { expect, test } from "vitest";
import { resolveSetup } from "@/lib/client/resolve-setup";
import { PLAIN_SETUP, type StoredSetup } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import { toCreateRun } from "@/lib/client/to-create-run";
import { createRunSchema } from "@/lib/contract/create-run";
import { chatRequestSchema } from "@/lib/contract/openai/chat-request";
import { DEFAULT_LIMITS, type RunRequest } from "@/lib/fusion/run-request";
import { toChatCall, toChatCallOfRun } from "./chat-call";
import { CODE_LANGUAGES, toCode } from "./to-code";

const origin = "http://127.0.0.1:3000";
const asked = { prompt: "Why is the sky blue?", system: "Be brief." };

const changed: StoredSetup = {
  ...PLAIN_SETUP,
  profile: "budget",
  mode: "debate",
  pool: [
    {
      key: "1",
      member: { model: "lab/a", temperature: 0.2, reasoning: "low", models: ["lab/b"], route: ["lab"] },
    },
    { key: "2", member: { pasted: "It's Rayleigh's doing.", name: "my draft" } },
  ],
  judges: ["lab/c", "local/extractive"],
  criteria: [{ name: "accuracy", weight: 3, instruction: "True." }],
  wait: { policy: "quorum", count: 2, graceMs: 500 },
  limits: { deadlineMs: 60_000, maxCostUsd: 0.25, debateRounds: 2 },
};

test("an untouched profile is called by its name alone", () => {
  const call = toChatCall(asked, resolveSetup({ ...PLAIN_SETUP, profile: "budget" }, modelList()));
  expect(call).toEqual({
    model: "fusion/budget",
    messages: [
      { role: "system", content: "Be brief." },
      { role: "user", content: "Why is the sky blue?" },
    ],
  });
});

test("a changed setup is called as it would run, pasted answers included", () => {
  const setup = resolveSetup(changed, modelList());
  const { fusion } = chatRequestSchema.parse(toChatCall(asked, setup));
  const page = createRunSchema.parse(toCreateRun({ ...asked, attachments: [] }, setup, changed));
  expect({ mode: fusion?.mode, pool: fusion?.pool, wait: fusion?.wait, limits: fusion?.limits }).toEqual({
    mode: page.mode,
    pool: page.pool,
    wait: page.wait,
    limits: page.limits,
  });
  expect({ models: fusion?.judge, criteria: fusion?.criteria }).toEqual(page.judge);
});

test("a run is called as it was accepted", () => {
  const request: RunRequest = {
    ...{ prompt: "And at dusk?", system: null, mode: "merge", wait: { policy: "all" }, seed: 7 },
    history: [
      { role: "user", content: "Why is the sky blue?" },
      { role: "assistant", content: "Rayleigh." },
    ],
    pool: [{ model: "lab/a" }],
    judge: { models: ["lab/c"], criteria: [{ name: "a", weight: 1, instruction: "" }], auto: true },
    limits: DEFAULT_LIMITS,
  };
  const call = chatRequestSchema.parse(toChatCallOfRun(request));
  expect(call.messages.map(({ content }) => content)).toEqual([
    "Why is the sky blue?",
    "Rayleigh.",
    "And at dusk?",
  ]);
  expect(call.fusion?.judge).toEqual(["auto"]);
});

test.each(CODE_LANGUAGES)(
  "in $name the token is read from the environment, and files are named as left out",
  ({ id }) => {
    const call = toChatCall(asked, resolveSetup(PLAIN_SETUP, modelList()));
    const code = toCode(id, { ...call, stream: true }, { origin, leftOut: ["a\nb.png"] });
    expect(code).toMatch(/\$TOKAMAK_TOKEN|process\.env\.TOKAMAK_TOKEN|os\.environ\["TOKAMAK_TOKEN"\]/);
    expect(code.split("\n")[0]).toMatch(/^(#|\/\/) Not here: a b\.png\. /);
    expect(code).toContain(`${origin}/v1`);
  },
);
