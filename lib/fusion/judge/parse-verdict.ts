import { z } from "zod";
import type { Mode } from "@/lib/fusion/run-request";
import { CONFIDENCES, type Verdict } from "./analysis";
import { type ContestantRef, findContestant } from "./contestant-ref";
import { describeIssue, parseJson } from "./parse-json";

const writtenSchema = z.object({
  winner: z.string(),
  ties: z.array(z.string()).nullish(),
  confidence: z.string().trim().toLowerCase().pipe(z.enum(CONFIDENCES)),
  fusionBeatsBest: z.boolean().nullish(),
  why: z.string().trim(),
});

export interface VerdictReading {
  /** Null where it cannot be used. */
  verdict: Verdict | null;
  problems: string[];
}

/** The verdict section. Ties are candidates other than the winner, each once; outside merge `fusionBeatsBest` is null. */
export function parseVerdict(
  text: string,
  mode: Mode,
  contestants: readonly ContestantRef[],
): VerdictReading {
  if (text.trim() === "") return { verdict: null, problems: ["the verdict section is empty"] };
  const json = parseJson(text);
  if ("problem" in json) return { verdict: null, problems: [`the verdict ${json.problem}`] };
  const written = writtenSchema.safeParse(json.value);
  if (!written.success) return { verdict: null, problems: [`the verdict ${describeIssue(written.error)}`] };
  const { winner, ties, confidence, fusionBeatsBest = null, why } = written.data;
  const won = findContestant(winner, contestants);
  if (!won) return { verdict: null, problems: [`the verdict names answer ${winner}, which was not judged`] };
  if (mode === "merge" && fusionBeatsBest === null) {
    return {
      verdict: null,
      problems: ['the verdict does not say whether fusing beats the best answer ("fusionBeatsBest")'],
    };
  }
  const named = (ties ?? []).map((id) => ({ id, candidate: findContestant(id, contestants)?.candidate }));
  const tied = named.flatMap(({ candidate }) =>
    candidate && candidate !== won.candidate ? [candidate] : [],
  );
  return {
    verdict: {
      winner: won.candidate,
      round: won.round,
      ties: [...new Set(tied)],
      confidence,
      fusionBeatsBest: mode === "merge" ? fusionBeatsBest : null,
      why,
    },
    problems: named
      .filter(({ candidate }) => !candidate)
      .map(({ id }) => `the verdict names answer ${id} as a tie, which was not judged`),
  };
}
