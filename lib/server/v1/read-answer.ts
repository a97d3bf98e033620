/**
 * From a run's events to the answer that a caller waits for: text as it comes, then one end. Called by every endpoint of the API.
 * Invariant: what was given out is never taken back, so that an answer which begins anew after its first word is a failure here;
 * the run itself goes on and keeps both.
 */
import type { FinishReason } from "@/lib/contract/openai/chat-response";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { ToolCall } from "@/lib/fusion/run-request";
import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";
import { type AnswerFailure, failureOf } from "./answer-failure";
import { createLengthCutter } from "./cut-at-length";
import { createStopCutter } from "./cut-at-stop";

export type AnswerStep =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "event"; event: RunEvent; state: RunState }
  | ({ type: "end"; state: RunState } & AnswerEnd);

export type AnswerEnd =
  | { ok: true; finish: FinishReason; refusal: string | null; toolCalls: readonly ToolCall[] }
  | { ok: false; failure: AnswerFailure };

export interface ReadOptions {
  /** One model's own words, or a fusion's answer. */
  kind: "plain" | "fusion";
  /** Nothing is given out before it is known to keep to the format that was asked for. */
  whole: boolean;
  /** See `createStopCutter`. */
  stop: readonly string[];
  /** Of what a judge writes: see `createLengthCutter`. Null: any length. */
  maxTokens: number | null;
  /** The caller takes one call of a tool at a time. */
  oneToolCall: boolean;
  /** The run can be read afterwards. */
  kept: boolean;
}

/** Its findings and its markup may be anywhere in what it wrote. */
const NO_FORMAT =
  "it kept to no format, twice, so that no answer could be told from the rest of what it wrote.";

/** Ends with an `end`; a batch of steps for each batch of events. */
export async function* readAnswer(
  batches: AsyncIterable<readonly RunEvent[]>,
  options: ReadOptions,
): AsyncGenerator<AnswerStep[]> {
  const reading = new Reading(options);
  for await (const events of batches) {
    const steps = events.flatMap((event) => reading.take(event));
    if (steps.length > 0) yield steps;
    if (reading.ended) return;
  }
  yield [reading.fail({ reason: "interrupted" })];
}

class Reading {
  ended = false;
  private state: RunState = EMPTY_RUN;
  private given = false;
  /** A judge that kept to no format is shown as it wrote on a page. Here its text waits until its end says whether it is an answer. */
  private doubtful = false;
  private readonly cutter;
  private readonly length;
  constructor(private readonly options: ReadOptions) {
    this.cutter = createStopCutter(options.stop);
    // Half of JSON is none.
    this.length = createLengthCutter(options.whole ? null : options.maxTokens);
  }

  take(event: RunEvent): AnswerStep[] {
    if (this.ended) return [];
    this.state = reduceRun(this.state, event);
    const step: AnswerStep = { type: "event", event, state: this.state };
    return [step, ...(this.options.kind === "plain" ? this.takePlain(event) : this.takeFusion(event))];
  }

  fail(cause: Parameters<typeof failureOf>[0]): AnswerStep {
    return this.end({ ok: false, failure: failureOf(cause, this.options.kept) });
  }

  private takePlain(event: RunEvent): AnswerStep[] {
    switch (event.type) {
      case "candidate.delta":
        if (event.reasoning !== undefined) return [{ type: "reasoning", text: event.reasoning }];
        return this.options.whole ? [] : this.give(event.text);
      case "candidate.reset":
      case "candidate.rerouted":
        return this.given ? [this.fail({ reason: "restarted" })] : [];
      case "candidate.failed":
        return this.endFailed(this.state.candidates[0]);
      case "candidate.completed":
        return this.options.whole && event.finish !== "stopped" ? [] : this.endPlain();
      default:
        return this.takeFusion(event, false);
    }
  }

  /** `speaks`: whether the fusion's text is what the caller hears; a model alone was heard itself. */
  private takeFusion(event: RunEvent, speaks = true): AnswerStep[] {
    const fusion = this.state.fusions[0];
    switch (event.type) {
      case "notice":
        if (event.code === "judge-unstructured" && event.fusion === fusion?.id) this.doubtful = true;
        return [];
      case "answer.delta":
        return speaks && event.fusion === fusion?.id && !this.waits ? this.give(event.text) : [];
      case "fusion.started":
        this.doubtful = false;
        return speaks && this.given ? [this.fail({ reason: "restarted" })] : [];
      case "fusion.completed":
        return fusion && event.fusion === fusion.id ? this.endFusion(fusion) : [];
      case "fusion.failed":
        return [this.fail({ reason: "judge", of: event.reason, message: event.message })];
      case "run.failed":
        return [this.fail({ reason: "pool", of: event.reason, message: event.message })];
      case "run.stopped":
      case "run.completed":
        return [this.fail({ reason: "stopped" })];
      default:
        return [];
    }
  }

  private get waits(): boolean {
    return this.options.whole || this.doubtful;
  }

  private give(text: string): AnswerStep[] {
    return this.show(this.cutter.push(text));
  }

  /** What was held back, because a stop sequence could have begun with it. */
  private giveRest(): AnswerStep[] {
    return this.show(this.cutter.end());
  }

  private show(text: string): AnswerStep[] {
    const shown = this.isJudges ? this.length.push(text) : text;
    if (shown === "") return [];
    this.given = true;
    return [{ type: "text", text: shown }];
  }

  /** Whether the answer is the judge's own: a candidate's was held to its length by its provider. */
  private get isJudges(): boolean {
    const [fusion] = this.state.fusions;
    if (this.options.kind === "plain" || fusion?.mode !== "merge" || fusion.candidates.length < 2)
      return false;
    return fusion.outcome ? fusion.outcome.kind === "merged" : fusion.verdict?.fusionBeatsBest !== false;
  }

  private endPlain(): AnswerStep[] {
    const [candidate] = this.state.candidates;
    if (!candidate || candidate.finish === "stopped") return [this.fail({ reason: "stopped" })];
    return [...this.giveRest(), this.finish(candidate.finish, candidate.toolCalls)];
  }

  private endFusion(fusion: FusionState): AnswerStep[] {
    if (fusion.status === "stopped") return [this.fail({ reason: "stopped" })];
    if (fusion.formatProblems) return [this.fail({ reason: "format", problems: fusion.formatProblems })];
    if (fusion.outcome?.kind === "as-written")
      return [this.fail({ reason: "judge", of: "unknown", message: NO_FORMAT })];
    const whole = this.waits ? this.give(fusion.answer) : [];
    const rest = this.giveRest();
    const source = this.sourceOf(fusion);
    return [...whole, ...rest, this.finish(source?.finish ?? fusion.finish ?? null, fusion.toolCalls)];
  }

  /** A candidate whose own words the answer is, and so its end. */
  private sourceOf({ outcome }: FusionState): CandidateState | null {
    if (outcome?.kind !== "best-single" && outcome?.kind !== "only-candidate") return null;
    return this.state.candidates.find(({ label }) => label === outcome.candidate) ?? null;
  }

  /** A model that would not answer has answered that: so it is with OpenAI. */
  private endFailed(candidate: CandidateState | undefined): AnswerStep[] {
    const { reason: why, message = null, refusal = message } = candidate ?? {};
    const reason = why ?? "unknown";
    if (reason !== "refused" && reason !== "content-filtered")
      return [this.fail({ reason: "pool", of: reason, message })];
    // What came after a stop sequence is no part of the answer, its end neither.
    if (this.cutter.isCut) return [this.finish("stop")];
    const how =
      reason === "refused"
        ? { finish: "stop" as const, refusal }
        : { finish: "content_filter" as const, refusal: null };
    return [...this.giveRest(), this.end({ ok: true, ...how, toolCalls: [] })];
  }

  private finish(said: string | null, called: readonly ToolCall[] = []): AnswerStep {
    const { isCut } = this.cutter;
    const calls = isCut ? [] : called;
    const toolCalls = this.options.oneToolCall ? calls.slice(0, 1) : calls;
    const isShort = this.length.isCut || (said === "length" && !isCut);
    const finish = toolCalls.length > 0 ? "tool_calls" : isShort ? "length" : "stop";
    return this.end({ ok: true, finish, refusal: null, toolCalls });
  }

  private end(end: AnswerEnd): AnswerStep {
    this.ended = true;
    return { type: "end", state: this.state, ...end };
  }
}
