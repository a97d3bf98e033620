/**
 * One judge, heard to the end: the call, one repair where the output cannot be used, and what follows from it.
 * Called by `hearJudges`, once for each judge until one serves. Invariant: nothing the judge wrote is dropped.
 */
import type { Failure } from "@/lib/fusion/errors";
import { addFinding, EMPTY_ANALYSIS } from "@/lib/fusion/judge/analysis";
import type { Contestant, JudgePart } from "@/lib/fusion/judge/judge-call";
import { createJudgeParser } from "@/lib/fusion/judge/parse-judge";
import { buildRepairCall } from "@/lib/fusion/judge/repair";
import type { Label } from "@/lib/fusion/labels";
import type { Provenance } from "@/lib/fusion/provenance";
import type { FusionOutcome } from "@/lib/fusion/run-events";
import type { ModelId, ToolCall } from "@/lib/fusion/run-request";
import { alignMerged } from "./align-merged";
import { askJudge, type Judging, prepareCall } from "./ask-judge";
import { JudgeHearing } from "./judge-hearing";
import type { FusionTask } from "./mode";
import { MODE_TABLE } from "./mode-table";

export type Consultation =
  /** `cut`: what it wrote was cut off by its output limit. */
  | { kind: "done"; outcome: FusionOutcome; provenance: Provenance | null; cut: boolean }
  /** It calls the caller's tools instead of judging. What it had found and shown by then stays. */
  | { kind: "called"; toolCalls: ToolCall[] }
  | { kind: "stopped" }
  | { kind: "failed"; failure: Failure; raw: string | null }
  /** Outside the protocol, and no better when asked again: `output` is what it wrote first. */
  | { kind: "malformed"; output: string };

interface Consulted extends Judging {
  contestants: readonly Contestant[];
  hearing: JudgeHearing;
}

export async function consultJudge(
  task: FusionTask,
  judge: ModelId,
  contestants: Contestant[],
): Promise<Consultation> {
  const { session, fusion } = task;
  // About one answer alone there is nothing to write: it stands as it is, unless a tool is called.
  const mode = task.lone ? "best-of" : task.spec.mode;
  const call = prepareCall(task, mode, contestants);
  const { writes } = MODE_TABLE[mode];
  const hearing = new JudgeHearing({ fusion, contestants, writes, emit: session.emit });
  const consulted: Consulted = { task, judge, mode, contestants, call, hearing };
  const parser = createJudgeParser({ mode, contestants });
  let output = "";
  const result = await askJudge(consulted, call, "judge", (text) => {
    output += text;
    for (const part of parser.push(text)) hearing.hear(part);
  });
  const end = parser.end();
  for (const part of end.parts) hearing.hear(part);
  const { toolCalls } = result.end;
  if (result.kind === "stopped" || toolCalls || (result.kind === "failed" && !hearing.verbatim))
    hearing.close();
  if (result.kind === "stopped") return { kind: "stopped" };
  if (toolCalls) return { kind: "called", toolCalls };
  if (result.kind === "failed" && !hearing.verbatim) {
    return { kind: "failed", failure: result.failure, raw: output === "" ? null : output };
  }
  let repaired: Repaired = { kind: "heard", cut: null };
  if (result.kind === "finished" && end.needsRepair && !task.lone) {
    repaired = await repair(consulted, output, end.problems);
  } else if (end.problems.length > 0) noteProblems(task, end.problems);
  hearing.close();
  if (repaired.kind === "failed") return { ...repaired, raw: output };
  if (repaired.kind === "stopped") return { kind: "stopped" };
  return conclude(consulted, output, repaired.cut ?? result.end.finish === "length");
}

type Repaired =
  /** `cut`: of the answer that it wrote; null where none of it is shown. */
  | { kind: "heard"; cut: boolean | null }
  | { kind: "stopped" }
  /** In the middle of its answer. */
  | { kind: "failed"; failure: Failure };

/** Asks once for the missing sections. What the judge already showed stays: an answer is never written twice. */
async function repair(consulted: Consulted, output: string, problems: string[]): Promise<Repaired> {
  const { task, mode, call, contestants, hearing } = consulted;
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
  const held = keepAnswer ? "" : hearing.takeHeld();
  const hasForm = task.session.request.answer?.format !== undefined;
  const again = buildRepairCall({ call, mode, output, problems, keepAnswer, hasForm });
  const result = await askJudge(consulted, again, "repair", (text) => parser.push(text).forEach(hear));
  parser.end().parts.forEach(hear);
  if (analysis !== EMPTY_ANALYSIS) hearing.replaceAnalysis(analysis);
  const answered = !keepAnswer && hearing.settleHeld(held, result.kind === "finished");
  if (result.kind === "stopped") return { kind: "stopped" };
  if (!answered || hearing.verbatim) return { kind: "heard", cut: null };
  if (result.kind === "failed") return { kind: "failed", failure: result.failure };
  return { kind: "heard", cut: result.end.finish === "length" };
}

function noteProblems({ session, fusion }: FusionTask, problems: string[]): void {
  session.emit({ type: "analysis.delta", fusion, text: `\n${problems.join("\n")}\n` });
}

function conclude(
  { task, mode, contestants, hearing }: Consulted,
  output: string,
  cut: boolean,
): Consultation {
  const { verdict, verbatim, written } = hearing;
  const { writes } = MODE_TABLE[mode];
  if (verdict && verbatim) {
    return done({
      kind: "best-single",
      candidate: verdict.winner,
      round: verdict.round,
      fusingTried: writes,
    });
  }
  if (written !== "") return { kind: "done", ...alignMerged(written, contestants), cut };
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
  return { kind: "done", outcome, provenance: null, cut: false };
}
