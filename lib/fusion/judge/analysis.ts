import { z } from "zod";
import { LABELS, type Label } from "@/lib/fusion/labels";

/**
 * What a judge finds. A finding is one line of the judge's analysis section; the analysis is all of them by kind.
 * Model output enters here, so the shapes are zod schemas.
 */
const label = z.enum(LABELS);
const labels = z.array(label).min(1).max(LABELS.length);
const text = z.string().trim().min(1).max(4_000);

export const findingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("consensus"), claim: text, candidates: labels }),
  z.object({
    kind: z.literal("contradiction"),
    topic: text,
    positions: z.array(z.object({ candidates: labels, claim: text })).min(2),
  }),
  z.object({ kind: z.literal("partial"), claim: text, candidates: labels }),
  z.object({ kind: z.literal("unique"), claim: text, candidate: label }),
  z.object({ kind: z.literal("blind-spot"), claim: text }),
  z.object({ kind: z.literal("score"), criterion: text, candidate: label, score: z.number().min(0).max(10) }),
]);

export type Finding = z.infer<typeof findingSchema>;

export interface Analysis {
  /** What several candidates agree on. Agreement, not verification. */
  consensus: { claim: string; candidates: Label[] }[];
  contradictions: { topic: string; positions: { candidates: Label[]; claim: string }[] }[];
  /** Covered by some candidates and missed by others. */
  partialCoverage: { claim: string; candidates: Label[] }[];
  uniqueInsights: { claim: string; candidate: Label }[];
  /** What every candidate missed. */
  blindSpots: { claim: string }[];
  /** 0 to 10 per criterion and candidate. */
  scores: { criterion: string; candidate: Label; score: number }[];
}

export const EMPTY_ANALYSIS: Analysis = {
  consensus: [],
  contradictions: [],
  partialCoverage: [],
  uniqueInsights: [],
  blindSpots: [],
  scores: [],
};

/** The analysis with one more finding; the input is not changed. */
export function addFinding(analysis: Analysis, finding: Finding): Analysis {
  switch (finding.kind) {
    case "consensus":
      return {
        ...analysis,
        consensus: [...analysis.consensus, { claim: finding.claim, candidates: finding.candidates }],
      };
    case "contradiction":
      return {
        ...analysis,
        contradictions: [...analysis.contradictions, { topic: finding.topic, positions: finding.positions }],
      };
    case "partial":
      return {
        ...analysis,
        partialCoverage: [
          ...analysis.partialCoverage,
          { claim: finding.claim, candidates: finding.candidates },
        ],
      };
    case "unique":
      return {
        ...analysis,
        uniqueInsights: [...analysis.uniqueInsights, { claim: finding.claim, candidate: finding.candidate }],
      };
    case "blind-spot":
      return { ...analysis, blindSpots: [...analysis.blindSpots, { claim: finding.claim }] };
    case "score":
      return {
        ...analysis,
        scores: [
          ...analysis.scores,
          { criterion: finding.criterion, candidate: finding.candidate, score: finding.score },
        ],
      };
  }
}

export const CONFIDENCES = ["high", "medium", "low"] as const;

export interface Verdict {
  /** The strongest single answer. */
  winner: Label;
  /** The debate round that answer is from; 0 is the pool's own. */
  round: number;
  /** Candidates the judge could not tell apart from the winner. */
  ties: Label[];
  confidence: (typeof CONFIDENCES)[number];
  /** Whether a fused answer beats the winner's own. Null where no fusing was asked for (best-of, debate). */
  fusionBeatsBest: boolean | null;
  why: string;
}
