/**
 * One judge, heard to the end: the call, one repair where the output cannot be used, and what follows from it.
 * Called by `fuse`, once for each judge until one serves. Invariant: nothing the judge wrote is dropped.
 */
import { alignSources } from "@/lib/fusion/align-sources";
import { noteLeftOut } from "@/lib/fusion/attachments";
import { judgeSettings } from "@/lib/fusion/call-settings";
import type { Failure } from "@/lib/fusion/errors";
import { addFinding, EMPTY_ANALYSIS } from "@/lib/fusion/judge/analysis";
import { buildJudgeCall } from "@/lib/fusion/judge/build-judge-call";
import type { Contestant, JudgeCall, JudgePart } from "@/lib/fusion/judge/judge-call";
import { createJudgeParser } from "@/lib/fusion/judge/parse-judge";
import { buildRepairCall } from "@/lib/fusion/judge/repair";
import type { Label } from "@/lib/fusion/labels";
import type { Provenance } from "@/lib/fusion/provenance";
import { hashSeed } from "@/lib/fusion/random";
import { type CallResult, runCall } from "@/lib/fusion/run-call";
import type { FusionOutcome } from "@/lib/fusion/run-events";
import type { ModelId } from "@/lib/fusion/run-request";
import { attemptOf } from "@/lib/fusion/run-session";
import { JudgeHearing } from "./judge-hearing";
import type { FusionTask } from "./mode";
import { MODE_TABLE } from "./mode-table";

export type Consultation =
  | { kind: "done"; outcome: FusionOutcome; provenance: Provenance | null }
  | { kind: "stopped" }
  | { kind: "failed"; failure: Failure; raw: string | null }
  /** Twice outside the protocol: `output` is what it wrote first. */
  | { kind: "malformed"; output: string };

interface Consulted {
  task: FusionTask;
  judge: ModelId;
  contestants: readonly Contestant[];
  call: JudgeCall;
  hearing: JudgeHearing;
}

export async function consultJudge(
  task: FusionTask,
  judge: ModelId,
  contestants: Contestant[],
): Promise<Consultation> {
  const { session, fusion, spec } = task;
  const { mode } = spec;
  const call = prepareCall(task, contestants);
  const hearing = new JudgeHearing({
    fusion,
    contestants,
    writes: MODE_TABLE[mode].writes,
    emit: session.emit,
  });
  const consulted: Consulted = { task, judge, contestants, call, hearing };
  const parser = createJudgeParser({ mode, contestants });
  let output = "";
  const result = await askJudge(consulted, call, "judge", (text) => {
    output += text;
    for (const part of parser.push(text)) hearing.hear(part);
  });
  const end = parser.end();
  for (const part of end.parts) hearing.hear(part);
  if (result.kind === "stopped" || (result.kind === "failed" && !hearing.verbatim)) hearing.close();
  if (result.kind === "stopped") return { kind: "stopped" };
  if (result.kind === "failed" && !hearing.verbatim) {
    return { kind: "failed", failure: result.failure, raw: output === "" ? null : output };
  }
  if (result.kind === "finished" && end.needsRepair) {
    const repaired = await repair(consulted, output, end.problems);
    if (repaired === "stopped") return { kind: "stopped" };
  } else if (end.problems.length > 0) noteProblems(task, end.problems);
  hearing.close();
  return conclude(consulted, output);
}

function prepareCall({ session, fusion, spec }: FusionTask, contestants: Contestant[]): JudgeCall {
  const { request, ports } = session;
  const { flagged, ...call } = buildJudgeCall({
    mode: spec.mode,
    prompt: request.prompt,
    attachments: request.attachments,
    history: request.history,
    system: request.system,
    contestants,
    criteria: spec.judge.criteria,
    seed: hashSeed(request.seed, fusion),
    nonce: ports.ids.nonce(),
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

async function askJudge(
  { task, judge }: Consulted,
  call: JudgeCall,
  purpose: "judge" | "repair",
  onText: (text: string) => void,
): Promise<CallResult> {
  const { session, spec, ledger } = task;
  const judging = {
    mode: spec.mode,
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

/** Asks once for the missing sections. What the judge already showed stays: an answer is never written twice. */
async function repair(
  consulted: Consulted,
  output: string,
  problems: string[],
): Promise<"heard" | "stopped"> {
  const { task, call, contestants, hearing } = consulted;
  const { mode } = task.spec;
  const keepAnswer = hearing.written !== "" || hearing.verbatim !== null;
  task.session.emit({
    type: "notice",
    code: "judge-repaired",
    message: `The judge was asked once more, for the format: ${problems.join("; ")}`,
    fusion: task.fusion,
  });
  const parser = createJudgeParser({ mode, contestants, answerKept: keepAnswer });
  let analysis = EMPTY_ANALYSIS;
  const hear = (part: JudgePart) => {
    if (part.type === "finding") analysis = addFinding(analysis, part.finding);
    else if (part.type === "answer" && keepAnswer) hearing.hear({ type: "stray", text: part.text });
    else if (part.type !== "analysis-end") hearing.hear(part);
  };
  const again = buildRepairCall({ call, mode, output, problems, keepAnswer });
  const result = await askJudge(consulted, again, "repair", (text) => parser.push(text).forEach(hear));
  parser.end().parts.forEach(hear);
  if (analysis !== EMPTY_ANALYSIS) hearing.replaceAnalysis(analysis);
  return result.kind === "stopped" ? "stopped" : "heard";
}

function noteProblems({ session, fusion }: FusionTask, problems: string[]): void {
  session.emit({ type: "analysis.delta", fusion, text: `\n${problems.join("\n")}\n` });
}

function conclude({ task, contestants, hearing }: Consulted, output: string): Consultation {
  const { verdict, verbatim, written } = hearing;
  const { writes } = MODE_TABLE[task.spec.mode];
  if (verdict && verbatim) {
    return done({
      kind: "best-single",
      candidate: verdict.winner,
      round: verdict.round,
      fusingTried: writes,
    });
  }
  if (written !== "") {
    const provenance = alignSources(
      written,
      contestants.map(({ candidate: label, text }) => ({ label, text })),
    );
    return {
      kind: "done",
      outcome: { kind: "merged", from: sourcesOf(provenance, contestants) },
      provenance,
    };
  }
  if (!verdict) return { kind: "malformed", output };
  return showWinner(task, contestants, verdict.winner, verdict.round);
}

/** The judge said that fusing helps and wrote nothing: the winner's own answer is what there is. */
function showWinner(
  { session, fusion }: FusionTask,
  contestants: readonly Contestant[],
  winner: Label,
  round: number,
): Consultation {
  const best = contestants.find((one) => one.candidate === winner && one.round === round);
  session.emit({
    type: "notice",
    code: "judge-unstructured",
    message: "The judge promised a fused answer and wrote none.",
    fusion,
  });
  if (best) session.emit({ type: "answer.delta", fusion, text: best.text });
  return done({ kind: "best-single", candidate: winner, round, fusingTried: true });
}

function done(outcome: FusionOutcome): Consultation {
  return { kind: "done", outcome, provenance: null };
}

/** The candidates that some sentence is closest to; all of them where the text is nobody's. */
function sourcesOf(provenance: Provenance, contestants: readonly Contestant[]): Label[] {
  const used = new Set(provenance.sentences.map((sentence) => sentence.source));
  const labels = [...new Set(contestants.map((contestant) => contestant.candidate))].sort();
  const named = labels.filter((label) => used.has(label));
  return named.length === 0 ? labels : named;
}
