/**
 * The judge that is an algorithm: free, instant, deterministic, and without understanding. The baseline that a model as
 * judge is measured against. README.md says how it works and how often it is right.
 */
import type { Finding } from "@/lib/fusion/judge/analysis";
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import { LABELS } from "@/lib/fusion/labels";
import type { JudgingTask } from "@/lib/fusion/ports";
import { compare } from "./comparison";
import { compose } from "./compose";
import { toFindings } from "./findings";
import { rank } from "./ranking";
import { toVerdict } from "./verdict";

/** Pieces of the judge's protocol, in the order its mode wants them. Nothing for no contestants. */
export function* judgeExtractively({ mode, prompt, contestants: given }: JudgingTask): Generator<string> {
  // The judge's order is shuffled; the outcome must not depend on it.
  const contestants = [...given].sort(byLabelLatestFirst);
  if (contestants.length === 0) return;
  const comparison = compare(
    prompt,
    contestants.map((each) => each.text),
  );
  const standings = rank(
    comparison,
    contestants.map((each) => each.candidate),
  );
  const fused = mode === "merge" ? compose(comparison, standings) : null;
  const fusionBeatsBest = mode === "merge" ? fused !== null : null;
  const verdict = () =>
    section("verdict", [JSON.stringify(toVerdict(comparison, { standings, contestants, fusionBeatsBest }))]);
  if (mode !== "merge") yield* verdict();
  yield* section(
    "analysis",
    analyse(prompt, contestants).map((finding) => JSON.stringify(finding)),
  );
  if (mode === "merge") yield* verdict();
  if (fused !== null) yield* section("answer", inert(fused).match(/[\s\S]{1,400}/gu) ?? [], "");
}

/** Findings are about where each candidate stands last. */
function analyse(prompt: string, contestants: readonly Contestant[]): Finding[] {
  const latest = contestants.filter(
    (one, at) => contestants.findIndex((other) => other.candidate === one.candidate) === at,
  );
  const comparison = compare(
    prompt,
    latest.map((each) => each.text),
  );
  const labels = latest.map((each) => each.candidate);
  return toFindings(comparison, rank(comparison, labels), labels);
}

function byLabelLatestFirst(a: Contestant, b: Contestant): number {
  return LABELS.indexOf(a.candidate) - LABELS.indexOf(b.candidate) || b.round - a.round;
}

function* section(tag: string, pieces: readonly string[], end = "\n"): Generator<string> {
  yield `<${tag}>\n`;
  for (const piece of pieces) yield `${piece}${end}`;
  yield `${end === "" ? "\n" : ""}</${tag}>\n`;
}

/** A line of a candidate that reads as a tag of the protocol would end the section. */
function inert(text: string): string {
  return text.replace(/^(\s*)<(?=\/?(?:analysis|verdict|answer)>\s*$)/gim, "$1\\<");
}
