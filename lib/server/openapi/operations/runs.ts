import { z } from "zod";
import type { ProblemCode } from "@/lib/contract/problem";
import type { Answer, Operation } from "@/lib/server/openapi/operation";

const WORK: readonly ProblemCode[] = [
  ...([
    "unknown-model",
    "cannot-answer",
    "cannot-judge",
    "guest-not-allowed",
    "not-allowed-by-token",
  ] as const),
  ...(["over-budget", "unpriced-model", "too-many-runs", "busy"] as const),
];

/** The work goes on at the run. */
const accepted = (description: string): Answer => ({
  status: 202,
  description,
  content: {
    json: "Accepted",
    example: {
      id: "run_2x7v9q4m1c8k5t3h",
      url: "/runs/run_2x7v9q4m1c8k5t3h",
      events: "/api/runs/run_2x7v9q4m1c8k5t3h/events",
    },
  },
});

const PANEL = {
  prompt: "Why is the sky blue?",
  mode: "merge",
  pool: [{ model: "demo/careful" }, { model: "demo/swift" }],
  judge: { models: ["local/extractive"] },
};

const afterQuery = z.object({
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional()
    .describe("As `Last-Event-ID`, where a header cannot be set."),
});

export const RUNS: readonly Operation[] = [
  {
    ...{ method: "post", path: "/api/runs", id: "createRun", tag: "Runs", scope: "run" },
    summary: "Start a run",
    description: `One prompt over a pool of 1 to 8 members. Everything but the prompt may be left out: \`profile\` brings the rest, and without one the
default profile does. The answer comes at once; the work goes on on the server, also when nobody watches. Unknown fields are refused.
**Where it fails**: 422 names each field at fault in \`errors\`; 402 says what would have to be spent and what may be.`,
    headers: ["Idempotency-Key"],
    body: {
      schema: "CreateRun",
      examples: {
        "The default profile": { prompt: "Why is the sky blue?" },
        "A panel of its own": PANEL,
        "An answer from elsewhere competes": {
          ...PANEL,
          pool: [{ model: "demo/careful" }, { pasted: "Because of Rayleigh scattering.", name: "my draft" }],
        },
      },
    },
    answers: [accepted("It was taken. Follow its events, or read its state.")],
    refusals: [...WORK, "idempotency-conflict", "not-found", "still-running"],
  },
  {
    ...{ method: "post", path: "/api/estimate", id: "estimateRun", tag: "Runs", scope: "run" },
    summary: "What a run would cost",
    description:
      "Takes the body of a run and starts nothing: the expected and the highest cost, who would judge, and the budgets as they stand. A forecast: what is held when the run starts decides.",
    body: { schema: "CreateRun", examples: { "A panel of its own": PANEL } },
    answers: [{ status: 200, description: "The forecast.", content: { json: "Estimate" } }],
    refusals: ["unknown-model", "cannot-answer", "cannot-judge", "guest-not-allowed", "not-allowed-by-token"],
  },
  {
    ...{ method: "get", path: "/api/runs/{runId}", id: "getRun", tag: "Runs", scope: "read" },
    summary: "A run's whole state",
    description:
      "Each candidate with its text, cost and times; each judging with its findings, verdict and answer; notices. While `status` is `running` it is the state at this moment: go on from `lastSeq` with the events. `interrupted`: the server stopped in the middle, and takes it up again by itself.",
    answers: [{ status: 200, description: "The state.", content: { json: "Run" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/runs/{runId}/events", id: "followRun", tag: "Runs", scope: "read" },
    summary: "A run as it happens",
    description: `Server-sent events of all columns in one stream: \`id\` is the event's \`seq\`, \`event\` its \`type\`, \`data\` the event as JSON. The stream ends
with the run (\`run.completed\`, \`run.failed\` or \`run.stopped\`). **Where it breaks off**, ask again with \`Last-Event-ID\`: nothing is lost and nothing comes twice.
Folding the events gives the same state as reading the run. Types that you do not know may come: pass over them.`,
    query: afterQuery,
    headers: ["Last-Event-ID"],
    answers: [
      { status: 200, description: "The events after that one.", content: { events: "RunEvent" } },
      { status: 204, description: "The run has ended, and you have all of its events." },
    ],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/runs/{runId}/stop", id: "stopRun", tag: "Runs", scope: "run" },
    summary: "Stop a run, or one candidate",
    description:
      "Without a body the whole run; with `candidate` that one alone, and the others go on. What was said by then is kept. 409 `not-running`: there is nothing to stop any more.",
    body: { schema: "Stop", optional: true, examples: { "One candidate": { candidate: "B" } } },
    answers: [accepted("It is being stopped.")],
    refusals: ["not-found", "not-running", "busy"],
  },
  {
    ...{ method: "post", path: "/api/runs/{runId}/candidates/{label}/retry" },
    ...{ id: "retryCandidate", tag: "Runs", scope: "run" },
    summary: "Ask one member again",
    description:
      "Also in a run that has ended: it opens again, and its events go on with the next `seq`. Judge again to have the new answer weighed. 409 `still-running`: stop the candidate first, or wait.",
    headers: ["Idempotency-Key"],
    answers: [accepted("It is asked again.")],
    refusals: ["not-found", "still-running", "not-running", "idempotency-conflict", ...WORK],
  },
  {
    ...{ method: "post", path: "/api/runs/{runId}/fusions", id: "createFusion", tag: "Runs", scope: "run" },
    summary: "Judge again",
    description:
      "With another mode, judge or criteria, or of some candidates alone; the pool is not paid for again. Earlier judgings stay. In a run that still waits for members it ends the wait (*judge now*). 409 `nothing-to-judge`: no candidate has an answer yet.",
    body: {
      schema: "CreateFusion",
      optional: true,
      examples: {
        "Another judge": { mode: "merge", judge: { models: ["local/extractive"] }, candidates: ["A", "B"] },
      },
    },
    headers: ["Idempotency-Key"],
    answers: [accepted("It is being judged.")],
    refusals: ["not-found", "nothing-to-judge", "idempotency-conflict", ...WORK],
  },
];
