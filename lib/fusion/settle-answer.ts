/**
 * The end of a fusion that has its answer: held to the format that was asked for, and mended once where it does not keep to it.
 * Called by `fuse`. Invariant: an answer is replaced only by one that keeps to the format; else it stays, with what is wrong.
 */
import { askForFormat } from "./ask-for-format";
import { completeFusion, stopFusion } from "./end-fusion";
import { insideFence } from "./inside-fence";
import { alignMerged } from "./modes/align-merged";
import type { FusionTask } from "./modes/mode";
import type { Provenance } from "./provenance";
import type { FusionOutcome } from "./run-events";
import type { AnswerFormat } from "./run-request";
import { fusionOf } from "./run-session";

interface Settled {
  outcome: FusionOutcome;
  provenance: Provenance | null;
  /** Its writer was cut off by an output limit. */
  cut: boolean;
}

export async function settleAnswer(task: FusionTask, { outcome, provenance, cut }: Settled): Promise<void> {
  const { session, fusion, contestants } = task;
  const format = session.request.answer?.format;
  const kept: Kept = format ? await keepToFormat(task, outcome, format) : { kind: "as-it-is" };
  const settled = { finish: cut ? ("length" as const) : ("stop" as const), outcome, provenance };
  switch (kept.kind) {
    case "stopped":
      return stopFusion(task);
    case "as-it-is":
      return completeFusion(task, settled);
    case "broken":
      return completeFusion(task, { ...settled, formatProblems: kept.formatProblems });
    case "replaced": {
      session.emit({ type: "answer.replaced", fusion, text: kept.text });
      const aligned = outcome.kind === "merged" ? alignMerged(kept.text, contestants) : null;
      return completeFusion(task, { ...settled, ...aligned, finish: "stop" });
    }
  }
}

type Kept =
  | { kind: "as-it-is" | "stopped" }
  | { kind: "replaced"; text: string }
  | { kind: "broken"; formatProblems: string[] };

async function keepToFormat(task: FusionTask, outcome: FusionOutcome, format: AnswerFormat): Promise<Kept> {
  const { answer } = fusionOf(task.session, task.fusion);
  const { text: bare, problems } = read(task, answer, format);
  if (problems.length === 0) return bare === answer ? { kind: "as-it-is" } : { kind: "replaced", text: bare };
  const asked = await askForFormat(task, outcome, { answer: bare, problems, format });
  if (asked.kind === "stopped") return { kind: "stopped" };
  const mended = asked.kind === "said" ? read(task, asked.text, format) : null;
  if (mended?.problems.length === 0) return { kind: "replaced", text: mended.text };
  return { kind: "broken", formatProblems: problemsOf(task, answer, format) };
}

/** As it is where it keeps to the format; else what stands in its code fence, where it is nothing but one. */
function read(task: FusionTask, answer: string, format: AnswerFormat): { text: string; problems: string[] } {
  const problems = problemsOf(task, answer, format);
  const inside = problems.length === 0 ? null : insideFence(answer);
  if (inside === null) return { text: answer, problems };
  return { text: inside, problems: problemsOf(task, inside, format) };
}

/** A check that fails must not cost the answer that it was to check. */
function problemsOf({ session }: FusionTask, text: string, format: AnswerFormat): string[] {
  try {
    return session.ports.formats.problems(text, format);
  } catch (cause) {
    return [`It could not be checked: ${cause instanceof Error ? cause.message : String(cause)}`];
  }
}
