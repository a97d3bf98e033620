/** What is streamed is what the document says. All other answers of the route tests are held to it by their bench. */
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { GET as followRun } from "@/app/api/runs/[runId]/events/route";
import { POST as complete } from "@/app/v1/chat/completions/route";
import { POST as respond } from "@/app/v1/responses/route";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { COOKIE, createApiBench } from "@/lib/server/http/testing/api-bench";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { findAnswerFaults } from "@/lib/server/openapi/testing/check-answer";
import { ASK, createV1Bench, judgement, PANEL, type V1Bench } from "@/lib/server/v1/testing/v1-bench";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const COMPLETIONS = "/v1/chat/completions";
const RESPONSES = "/v1/responses";
const include = ["candidates", "analysis", "verdict", "costs", "progress"];

let v1: V1Bench;
beforeAll(async () => {
  v1 = await createV1Bench({ [COMPLETIONS]: { POST: complete }, [RESPONSES]: { POST: respond } });
});
afterAll(() => v1.close());

const body = { model: "fusion", messages: ASK, stream: true, stream_options: { include_usage: true } };

test("each chunk of a fusion, with its progress, its report and its usage", async () => {
  v1.upstream.script("judge", judgement({ answer: "Fused." }));
  const response = await v1.post(COMPLETIONS, { ...body, fusion: { ...PANEL, include } });
  const copy = response.clone();
  expect(await findAnswerFaults({ method: "POST", path: COMPLETIONS }, response)).toEqual([]);
  const text = await copy.text();
  expect(text).toContain('"progress"');
  expect(text).toContain('"verdict"');
});

test("each chunk of one model", async () => {
  v1.upstream.script("a", answer("Rayleigh."));
  const response = await v1.post(COMPLETIONS, { ...body, model: "lab/a" });
  expect(await findAnswerFaults({ method: "POST", path: COMPLETIONS }, response)).toEqual([]);
});

test("each event of a response", async () => {
  v1.upstream.script("judge", judgement({ answer: "Fused." }));
  const asked = { model: "fusion", input: "Why?", stream: true, fusion: { ...PANEL, include } };
  const response = await v1.post(RESPONSES, asked);
  const copy = response.clone();
  expect(await findAnswerFaults({ method: "POST", path: RESPONSES }, response)).toEqual([]);
  expect(await copy.text()).toContain('"response.completed"');
});

test("each event of a run", async () => {
  const bench = createApiBench();
  const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));
  const runId = await bench.start({}, ownerId);
  await bench.until(bench.deps.executor.find(runId)?.done ?? Promise.resolve());
  const path = `/api/runs/${runId}/events`;
  const response = await bench.call(followRun, path, { params: { runId } });
  expect(await findAnswerFaults({ method: "GET", path }, response)).toEqual([]);
  expect(await response.text()).toContain("event: run.completed");
});
