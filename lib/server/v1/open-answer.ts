/** From what a caller asks, in either endpoint's words, to the steps of its answer. */
import type { FusionInclude } from "@/lib/contract/openai/fusion-block";
import type { RunClient } from "@/lib/contract/run-client";
import { HttpRefusal } from "@/lib/server/http/http-refusal";
import { refuse } from "@/lib/server/refusal";
import type { ProgramRequest } from "@/lib/server/runs/asked";
import { toCallerRefusal } from "./caller-fields";
import type { Target } from "./choose-target";
import { type AnswerStep, readAnswer } from "./read-answer";
import { type StartedAnswer, startAnswer } from "./start-answer";
import type { V1Call } from "./v1-route";

/** What the bodies of both endpoints say of the run itself. */
export interface AskedOfRun {
  store?: boolean | undefined;
  detach?: boolean | undefined;
  user?: string | undefined;
  metadata?: Record<string, string> | undefined;
  parallel_tool_calls?: boolean | undefined;
}

export interface OpenAnswer {
  body: AskedOfRun;
  target: Target;
  program: ProgramRequest;
  /** Whether a run is kept whose caller says nothing of it. */
  usuallyStored: boolean;
  idempotencyKey: string | null;
  /** Of the run's shuffles. */
  seed?: { seed?: number };
  /** What the answer repeats of the request, for whoever asks for it again. */
  repeats?: RunClient["repeats"];
}

export interface OpenedAnswer {
  answer: StartedAnswer;
  steps: AsyncGenerator<AnswerStep[]>;
  include: readonly FusionInclude[];
}

export async function openAnswer(call: V1Call, asked: OpenAnswer): Promise<OpenedAnswer> {
  const { body, target, idempotencyKey, seed, repeats } = asked;
  const program = withinLimit(asked.program, target.maxTokens);
  const started = startAnswer(call, {
    body: { ...target.body, ...seed, prompt: program.prompt },
    asked: { client: toClient(call, body, repeats), grant: call.grant, program, sent: toSent(body) },
    stored: isStored(asked),
    // A caller who sends a key may come back for the answer.
    ...{ idempotencyKey, detached: body.detach === true || idempotencyKey !== null },
  });
  const answer = await started.catch((cause: unknown) => {
    if (!(cause instanceof HttpRefusal)) throw cause;
    throw new HttpRefusal(toCallerRefusal(cause.refusal, target.fields), cause.status, { cause });
  });
  const steps = readAnswer(answer.batches, {
    kind: target.kind,
    whole: program.answer?.format !== undefined,
    stop: program.sampling?.stop ?? [],
    maxTokens: program.answer?.maxTokens ?? null,
    oneToolCall: body.parallel_tool_calls === false,
    kept: answer.runId !== null,
  });
  return { answer, steps, include: target.include };
}

/** The lower of two limits, where a plugin has one of its own. */
function withinLimit(program: ProgramRequest, limit: number | null): ProgramRequest {
  if (limit === null) return program;
  const maxTokens = Math.min(limit, program.answer?.maxTokens ?? limit);
  return { ...program, answer: { ...program.answer, maxTokens } };
}

/** Whole or as a stream, it is the same call. Its images have been given ids since, which a repeat would not have. */
function toSent(body: AskedOfRun): unknown {
  const { stream, stream_options, usage, ...sent } = body as AskedOfRun &
    Record<"stream" | "stream_options" | "usage", unknown>;
  return sent;
}

function isStored({ body: { store }, usuallyStored, idempotencyKey }: OpenAnswer): boolean {
  return store ?? (usuallyStored || idempotencyKey !== null);
}

/** Throws `HttpRefusal`: before anything is kept for the call. */
export function checkStorable({ store }: AskedOfRun, idempotencyKey: string | null): void {
  if (store !== false || idempotencyKey === null) return;
  const message =
    "An Idempotency-Key finds the first call's run, which must be stored: leave store: false out.";
  throw new HttpRefusal(refuse("invalid-body", message, { errors: [{ path: "store", message }] }).refusal);
}

function toClient(
  { grant }: V1Call,
  { user, metadata }: AskedOfRun,
  repeats: RunClient["repeats"],
): RunClient {
  const { id, name } = grant;
  return {
    ...{ source: "api", token: { id, name }, user: user ?? null, metadata: metadata ?? {} },
    ...(repeats && { repeats }),
  };
}
