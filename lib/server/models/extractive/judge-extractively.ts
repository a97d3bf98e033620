/**
 * The judge that is an algorithm: free, instant, deterministic, and without understanding. The baseline that a model as
 * judge is measured against. README.md says how it works and how often it is right.
 */
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import { LABELS } from "@/lib/fusion/labels";
import type { JudgingTask } from "@/lib/fusion/ports";
import { compare } from "./comparison";
import { compose } from "./compose";
import { toFindings } from "./findings";
import { itemAt } from "./item-at";
import { rank, type Standing } from "./ranking";
import { toVerdict, type VerdictLine } from "./verdict";

/** Pieces of the judge's protocol, in the order its mode wants them. Nothing for no contestants. */
export function* judgeExtractively({ mode, prompt, contestants }: JudgingTask): Generator<string> {
  const latest = latestOfEach(contestants);
  if (latest.length === 0) return;
  const labels = latest.map((each) => each.candidate);
  const comparison = compare(prompt, textsOf(latest));
  const standings = rank(comparison);
  const fused = mode === "merge" ? compose(comparison, standings) : null;
  const verdict: VerdictLine = {
    ...toVerdict(comparison, standings, latest),
    winner: bestRound(prompt, { latest, contestants, best: standings[0] }).id,
    fusionBeatsBest: mode === "merge" ? fused !== null : null,
  };
  if (mode !== "merge") yield* section("verdict", [toJsonLine(verdict)]);
  const findings = toFindings(comparison, standings, labels);
  yield* section(
    "analysis",
    findings.map((finding) => toJsonLine(finding)),
  );
  if (mode === "merge") yield* section("verdict", [toJsonLine(verdict)]);
  if (fused !== null) yield* section("answer", inert(fused).match(/[\s\S]{1,400}/gu) ?? [], "");
}

/** Where each candidate stands last, in the labels' order: the judge's own order is shuffled and must not matter. */
function latestOfEach(contestants: readonly Contestant[]): Contestant[] {
  return LABELS.flatMap((label) => {
    const own = contestants.filter((each) => each.candidate === label);
    return own.sort((a, b) => b.round - a.round).slice(0, 1);
  });
}

/** How much better an earlier answer must fare against what the others say last to win over its author's later one. */
const EARLIER_LEAD = 0.02;

/** The round of the winning candidate's answers that fares best. */
function bestRound(
  prompt: string,
  {
    latest,
    contestants,
    best,
  }: { latest: Contestant[]; contestants: readonly Contestant[]; best: Standing | undefined },
): Contestant {
  const at = best?.by ?? 0;
  const last = itemAt(latest, at);
  let leader = { contestant: last, total: (best?.total ?? 0) + EARLIER_LEAD };
  for (const earlier of contestants) {
    if (earlier.candidate !== last.candidate || earlier === last) continue;
    const standings = rank(compare(prompt, textsOf(latest.with(at, earlier))));
    const total = standings.find(({ by }) => by === at)?.total ?? 0;
    if (total > leader.total) leader = { contestant: earlier, total };
  }
  return leader.contestant;
}

function textsOf(contestants: readonly Contestant[]): string[] {
  return contestants.map((each) => each.text);
}

function* section(tag: string, pieces: readonly string[], end = "\n"): Generator<string> {
  yield `<${tag}>\n`;
  for (const piece of pieces) yield `${piece}${end}`;
  yield `${end === "" ? "\n" : ""}</${tag}>\n`;
}

/** What a candidate wrote must not close the section it stands in. */
function inert(text: string): string {
  return text.replace(/<(?=\s*\/\s*answer\s*>)/gi, "&lt;");
}

/** One line; a tag in a claim is written as an escape, which JSON reads back as it was. */
function toJsonLine(value: unknown): string {
  return JSON.stringify(value).replaceAll("<", "\\u003c");
}
