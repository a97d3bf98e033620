/** A run as a tool of the MCP server makes it: started, told as it goes, and read to its end. */
import { z } from "zod";
import { MAX_PROMPT_CHARS } from "@/lib/contract/create-run";
import { fusionBlockSchema } from "@/lib/contract/openai/fusion-block";
import type { RunState } from "@/lib/fusion/run-state";
import { requireAccepted } from "@/lib/server/http/http-refusal";
import { readIdempotencyKey } from "@/lib/server/http/idempotency-key";
import { chooseTarget } from "@/lib/server/v1/choose-target";
import { type AnswerStep, type ReadOptions, readAnswer } from "@/lib/server/v1/read-answer";
import { type StartedAnswer, startAnswer } from "@/lib/server/v1/start-answer";
import { toProgress } from "@/lib/server/v1/to-progress";
import { toWireId } from "@/lib/server/v1/to-wire-id";
import type { V1Call } from "@/lib/server/v1/v1-route";

const { pool, judge, mode } = fusionBlockSchema.shape;
const text = z.string().trim().min(1, "Write what to ask.").max(MAX_PROMPT_CHARS);

/** What `fuse` and `compare` take, and nothing else: a misspelt cap that is passed over is none. */
export const mcpRunShape = {
  prompt: text.describe("What to ask every model of the panel."),
  system: z.string().max(MAX_PROMPT_CHARS).optional().describe("A system prompt for all of them."),
  profile: z
    .string()
    .max(80)
    .optional()
    .describe("A profile by its slug, as list_profiles has it; the default one where left out."),
  pool: pool.describe(
    "Models instead of the profile's, by their ids, 1 to 8; one may stand there several times.",
  ),
  judge: judge.describe("Who judges instead of the profile's judge: a model's id, or auto."),
  max_cost_usd: z
    .number()
    .positive()
    .max(10_000)
    .optional()
    .describe("The most that it may cost in USD: refused before it starts where it could be more."),
};
const mcpRunSchema = z.object({ ...mcpRunShape, mode });
export type McpRun = z.infer<typeof mcpRunSchema> & { tool: "fuse" | "compare" };

export interface McpProgress {
  /** Aborts when the caller has left or has cancelled. */
  signal: AbortSignal;
  /** The second of it. Who left a call that has an Idempotency-Key may come back for its answer; who cancelled it does not. */
  cancelled: AbortSignal;
  tell(message: string): Promise<void>;
}

export interface EndedRun {
  runId: string;
  state: RunState;
  answer: string;
  end: Extract<AnswerStep, { type: "end" }>;
}

/** Throws `HttpRefusal` where it is not accepted. */
export async function performRun(
  call: V1Call,
  asked: McpRun,
  { signal, cancelled, tell }: McpProgress,
): Promise<EndedRun> {
  const answer = await start(call, asked);
  const runId = answer.runId ?? "";
  const leave = () => {
    answer.leave("gone");
    if (cancelled.aborted) void call.container.runs.stop(call.ownerId, runId, null);
  };
  signal.addEventListener("abort", leave, { once: true });
  let written = "";
  const reading: ReadOptions = {
    ...{ kind: "fusion", whole: false, stop: [], maxTokens: null },
    ...{ oneToolCall: false, kept: true },
  };
  for await (const steps of readAnswer(answer.batches, reading)) {
    for (const step of steps) {
      if (step.type === "text") written += step.text;
      const line = step.type === "event" ? describe(step) : null;
      if (line !== null) await tell(line);
      if (step.type !== "end") continue;
      signal.removeEventListener("abort", leave);
      answer.leave("done");
      return { runId, state: step.state, answer: written, end: step };
    }
  }
  throw new Error("A run ended without an end.");
}

async function start(call: V1Call, asked: McpRun): Promise<StartedAnswer> {
  const { grant, container, ownerId, request } = call;
  const idempotencyKey = readIdempotencyKey(request);
  const models = await container.models.forOwner(ownerId);
  const { profile, prompt, system = null } = asked;
  const block = { pool: asked.pool, judge: asked.judge, mode: asked.mode };
  const limits = asked.max_cost_usd === undefined ? {} : { limits: { maxCostUsd: asked.max_cost_usd } };
  const wanted = { model: profile ? `fusion/${profile}` : "fusion", fusion: { ...block, ...limits } };
  const target = requireAccepted(await chooseTarget(wanted, (name) => toWireId(name, models)));
  const token = { id: grant.id, name: grant.name };
  return startAnswer(call, {
    body: { ...target.body, prompt },
    asked: {
      client: { source: "mcp", token, user: null, metadata: {} },
      grant,
      program: { prompt, system, history: [] },
      sent: asked,
    },
    ...{ stored: true, idempotencyKey, detached: idempotencyKey !== null },
  });
}

function describe({ event, state }: Extract<AnswerStep, { type: "event" }>): string | null {
  const progress = toProgress(event);
  if (!progress) return null;
  const candidate = state.candidates.find(({ label }) => label === progress.candidate);
  const who = candidate ? `${candidate.label} (${candidate.name}): ` : "";
  const what = progress.event.replace(/[.-]/g, " ");
  return `${who}${what}${progress.message ? `: ${progress.message}` : ""}`;
}
