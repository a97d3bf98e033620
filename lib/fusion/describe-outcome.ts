import type { FailureReason } from "./errors";
import { isOpen } from "./is-open";
import type { Label } from "./labels";
import type { FusionOutcome } from "./run-events";
import type { CandidateState, FusionState } from "./run-state";

/**
 * The head of a fusion's answer: what really happened, read from the state and never from the settings.
 * The screen colours the labels; a list of runs takes the plain text.
 */
export type HeadPart = string | { label: Label };

export interface OutcomeHead {
  tone: "working" | "fused" | "single" | "raw" | "failed" | "stopped";
  parts: HeadPart[];
}

type Panel = readonly Pick<CandidateState, "label" | "status" | "text">[];

/** `judgeName` is how the judge is called on the screen; the upstream's own name of it by default. */
export function describeOutcome(
  judged: FusionState,
  candidates: Panel,
  judgeName: string | null = judged.judge?.slice(judged.judge.lastIndexOf("/") + 1) ?? null,
): OutcomeHead {
  const fusion = { ...judged, judge: judged.judge && judgeName };
  if (fusion.status === "running") return { tone: "working", parts: describeWork(fusion) };
  if (fusion.status === "stopped") return { tone: "stopped", parts: describeStop(fusion) };
  if (fusion.status === "failed" && fusion.candidates.length === 0)
    return { tone: "failed", parts: ["There was nothing to judge"] };
  if (fusion.status === "failed") {
    return { tone: "failed", parts: ["The judge failed: ", FAILED_WORDS[fusion.reason ?? "unknown"]] };
  }
  if (!fusion.outcome) return { tone: "fused", parts: ["Judged", ...byJudge(fusion)] };
  return describeCompleted(fusion, fusion.outcome, candidates);
}

export function toPlainHead(head: OutcomeHead): string {
  return head.parts.map((part) => (typeof part === "string" ? part : part.label)).join("");
}

const FAILED_WORDS: Record<FailureReason, string> = {
  "rate-limited": "it was rate-limited",
  overloaded: "its provider is overloaded",
  "timed-out": "it took too long",
  refused: "it refused",
  "content-filtered": "its provider's content filter stepped in",
  "invalid-request": "its provider rejected the request",
  "context-too-long": "the answers are too long for its context",
  unauthorized: "its key was not accepted",
  "out-of-credit": "its account is out of credit",
  truncated: "its reply was cut short",
  empty: "it said nothing",
  network: "the connection broke",
  budget: "the cost cap was reached",
  unknown: "for a reason it did not give",
};

function describeWork(fusion: FusionState): HeadPart[] {
  if (fusion.answerSince !== null) return describeAnswering(fusion);
  if (fusion.turns.some((turn) => turn.status === "running")) {
    return [
      `Debate round ${Math.max(...fusion.turns.map((turn) => turn.round))} between `,
      ...listLabels(fusion.candidates),
    ];
  }
  return ["Judging ", ...listLabels(fusion.candidates), ...byJudge(fusion)];
}

/** A winner's own text is there at once; the judge may still be giving its reasons. */
function describeAnswering({ verdict, judge, mode }: FusionState): HeadPart[] {
  const writer = judge ?? "The judge";
  if (!verdict || (mode === "merge" && verdict.fusionBeatsBest !== false))
    return [`${writer} is writing the answer`];
  return [{ label: verdict.winner }, `’s own answer: ${writer} is still giving its reasons`];
}

function describeStop(fusion: FusionState): HeadPart[] {
  return [
    fusion.answer ? "Stopped while the answer was being written" : "Stopped before the judge had decided",
  ];
}

function describeCompleted(fusion: FusionState, outcome: FusionOutcome, candidates: Panel): OutcomeHead {
  switch (outcome.kind) {
    case "merged":
      return {
        tone: "fused",
        parts: [...afterDebate(fusion, "merged"), ...mergedFrom(outcome.from), ...byJudge(fusion)],
      };
    case "best-single":
      return { tone: "single", parts: describeBest(fusion, outcome) };
    case "only-candidate":
      return { tone: "single", parts: describeOnly(outcome.candidate, candidates) };
    case "as-written":
      return { tone: "raw", parts: ["As the judge wrote it: it kept to no format"] };
    case "tool-calls":
      return { tone: "working", parts: describeToolCalls(fusion) };
  }
}

/** The caller runs its tools and asks again with what they gave back: that is another run. */
function describeToolCalls({ toolCalls = [] }: FusionState): HeadPart[] {
  const names = [...new Set(toolCalls.map(({ name }) => name))];
  return [`Called ${names.join(" and ")}: the caller runs it and goes on from there`];
}

function mergedFrom(from: Label[]): HeadPart[] {
  return from.length === 0 ? [] : [" from ", ...listLabels(from)];
}

function describeBest(
  fusion: FusionState,
  outcome: Extract<FusionOutcome, { kind: "best-single" }>,
): HeadPart[] {
  const winner: HeadPart = { label: outcome.candidate };
  const ties = (fusion.verdict?.ties ?? []).filter((label) => label !== outcome.candidate);
  const tied: HeadPart[] = ties.length === 0 ? [] : [" (level with ", ...listLabels(ties), ")"];
  const rounds = roundsOf(fusion);
  if (rounds > 0) {
    const which = outcome.round > 0 ? revisedOrKept(fusion, outcome) : "first answer";
    return [...afterDebate(fusion, ""), winner, `’s ${which}`, ...tied, ...pickedBy(fusion)];
  }
  if (outcome.fusingTried) return [winner, "’s own answer: fusing did not beat it", ...tied];
  if (fusion.settled?.why === "agreed-at-once")
    return ["All agreed at once: ", winner, "’s answer", ...pickedBy(fusion)];
  if (fusion.mode === "best-of")
    return [`Best of ${fusion.candidates.length}: `, winner, ...tied, ...pickedBy(fusion)];
  return [winner, "’s own answer", ...tied, ...pickedBy(fusion)];
}

function revisedOrKept(fusion: FusionState, outcome: { candidate: Label; round: number }): string {
  const turn = fusion.turns.find(
    (each) => each.candidate === outcome.candidate && each.round === outcome.round,
  );
  return turn?.status === "kept" ? "answer, which it kept" : "revised answer";
}

function describeOnly(label: Label, candidates: Panel): HeadPart[] {
  const others = candidates.filter(
    (each) => each.label !== label && each.status === "completed" && each.text.trim() !== "",
  );
  if (candidates.length === 1) return [{ label }, "’s own answer: nobody else was asked"];
  if (others.length > 0) return ["Only ", { label }, " was put forward: its own answer"];
  if (candidates.some(isOpen))
    return ["Only ", { label }, " had answered by then: its own words, not a synthesis"];
  return ["Only ", { label }, " answered: its own words, not a synthesis"];
}

function afterDebate(fusion: FusionState, verb: "merged" | ""): HeadPart[] {
  const rounds = roundsOf(fusion);
  if (rounds === 0) return [verb === "merged" ? "Merged" : ""];
  return [`After ${rounds === 1 ? "one debate round" : `${rounds} debate rounds`}: ${verb}`];
}

function roundsOf(fusion: FusionState): number {
  return fusion.turns.reduce((most, turn) => Math.max(most, turn.round), 0);
}

function pickedBy(fusion: FusionState): HeadPart[] {
  return fusion.judge ? [", picked", ...byJudge(fusion)] : [];
}

function byJudge(fusion: FusionState): HeadPart[] {
  return fusion.judge ? [` by ${fusion.judge}`] : [];
}

function listLabels(labels: readonly Label[]): HeadPart[] {
  return labels.flatMap((label, index): HeadPart[] => {
    if (index === 0) return [{ label }];
    return [index === labels.length - 1 ? " and " : ", ", { label }];
  });
}
