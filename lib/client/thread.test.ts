import { expect, test } from "vitest";
import { createRunSchema } from "@/lib/contract/create-run";
import type { ThreadStep } from "@/lib/contract/threads";
import { DEFAULT_CRITERIA, DEFAULT_LIMITS, type RunRequest } from "@/lib/fusion/run-request";
import { stepsBefore } from "./thread-query";
import { toFollowUp } from "./to-follow-up";

const step = (id: string, follows: string | null): ThreadStep => ({
  ...{ id, follows, status: "completed", prompt: id, title: null, outcome: null },
  ...{ createdAt: "2026-11-20T09:00:00.000Z", pick: follows === null ? null : "fused" },
});

const request: RunRequest = {
  prompt: "Why?",
  history: [],
  system: "Be brief.",
  mode: "debate",
  pool: [{ model: "lab/a", temperature: 0.2 }, { pasted: "An answer.", name: "draft" }, { model: "lab/b" }],
  judge: { models: ["lab/j"], criteria: DEFAULT_CRITERIA, auto: true },
  wait: { policy: "quorum", count: 2, graceMs: 5 },
  limits: DEFAULT_LIMITS,
  seed: 7,
};

test("the steps before a run are those it goes back to, not those of another branch", () => {
  const thread = [step("1", null), step("2", "1"), step("3", "1"), step("4", "3")];
  expect(stepsBefore(thread, "4").map(({ id }) => id)).toEqual(["1", "3"]);
  expect([stepsBefore(thread, "1"), stepsBefore(thread, "9"), stepsBefore([], "1")]).toEqual([[], [], []]);
});

test("a follow-up asks the same pool in the same way, without answers that were pasted to another prompt", () => {
  const body = toFollowUp(request, { run: "run_1", pick: "B", prompt: "And then?" });
  expect(body).toEqual({
    prompt: "And then?",
    followUp: { run: "run_1", pick: "B" },
    system: "Be brief.",
    mode: "debate",
    pool: [{ model: "lab/a", temperature: 0.2 }, { model: "lab/b" }],
    judge: { models: ["auto"], criteria: DEFAULT_CRITERIA },
    wait: { policy: "quorum", count: 2, graceMs: 5 },
    limits: DEFAULT_LIMITS,
  });
  expect(createRunSchema.parse(body)).toEqual(body);
  const alone = { ...request, pool: request.pool.slice(0, 2), wait: { ...request.wait, count: 2 } as const };
  expect(toFollowUp(alone, { run: "r", pick: "fused", prompt: "p" })).not.toHaveProperty("wait");
});
