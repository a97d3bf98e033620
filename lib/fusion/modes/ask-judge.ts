/** A judge's call: what it is asked, with which settings and tools, and how it is booked. Used by `consultJudge`. */
import { judgeMayCall, toolSettings } from "@/lib/fusion/answer-tools";
import { noteLeftOut } from "@/lib/fusion/attachments";
import { judgeSettings } from "@/lib/fusion/call-settings";
import { buildJudgeCall } from "@/lib/fusion/judge/build-judge-call";
import type { Contestant, JudgeCall } from "@/lib/fusion/judge/judge-call";
import { hashSeed } from "@/lib/fusion/random";
import { type CallResult, runCall } from "@/lib/fusion/run-call";
import type { Mode, ModelId } from "@/lib/fusion/run-request";
import { attemptOf } from "@/lib/fusion/run-session";
import type { FusionTask } from "./mode";

export interface Judging {
  task: FusionTask;
  judge: ModelId;
  /** How the answers are judged. */
  mode: Mode;
  call: JudgeCall;
}

export function prepareCall(
  { session, fusion, spec }: FusionTask,
  mode: Mode,
  contestants: Contestant[],
): JudgeCall {
  const { request, ports } = session;
  const { flagged, ...call } = buildJudgeCall({
    mode,
    prompt: request.prompt,
    attachments: request.attachments,
    history: request.history,
    after: request.after,
    system: request.system,
    contestants,
    criteria: spec.judge.criteria,
    seed: hashSeed(request.seed, fusion),
    nonce: ports.ids.nonce(),
    format: request.answer?.format,
    ...(request.answer?.maxTokens !== undefined && { maxTokens: request.answer.maxTokens }),
    ...(judgeMayCall(request) && { tools: { choice: request.answer?.toolChoice } }),
  });
  const told = new Set(
    session
      .state()
      .notices.filter((one) => one.fusion === fusion)
      .map((one) => one.message),
  );
  for (const { candidate, excerpt } of flagged) {
    const message = `Reads as if it spoke to the judge: “${excerpt}”`;
    if (!told.has(message))
      session.emit({ type: "notice", code: "addressed-to-judge", message, candidate, fusion });
  }
  return call;
}

/** Asked for the sections alone, in a repair, it is given no tools: it had chosen to judge. */
export async function askJudge(
  { task, judge, mode }: Omit<Judging, "call">,
  call: JudgeCall,
  purpose: "judge" | "repair",
  onText: (text: string) => void,
): Promise<CallResult> {
  const { session, spec, ledger } = task;
  const judging = {
    mode,
    prompt: session.request.prompt,
    contestants: call.contestants,
    criteria: spec.judge.criteria,
  };
  const askedAt = session.ports.clock.now();
  const result = await runCall({
    call: {
      model: judge,
      purpose,
      fusion: task.fusion,
      attempt: attemptOf(session, task.fusion),
      instructions: call.instructions,
      messages: call.messages,
      ...judgeSettings(session.request, spec.mode, session.ports.models.facts(judge)),
      ...(purpose === "judge" && judgeMayCall(session.request) && toolSettings(session.request)),
      judging,
    },
    ports: session.ports,
    signal: session.signal,
    deadlineAt: task.deadlineAt,
    runStartedAtMs: session.startedAtMs,
    onPart(part) {
      if (part.type === "text") onText(part.text);
      else if (part.type === "left-out") noteLeftOut(session, part.message, { fusion: task.fusion });
      else if (part.type === "warning" || part.type === "retrying") {
        session.emit({
          type: "notice",
          code: "provider-warning",
          message: part.message,
          fusion: task.fusion,
        });
      }
    },
  });
  ledger.firstTokenMs ??=
    result.end.timings?.firstTokenMs == null
      ? null
      : askedAt - task.startedAt + result.end.timings.firstTokenMs;
  ledger.book(result.end);
  return result;
}
