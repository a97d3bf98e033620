import type { AnswerPick } from "@/lib/fusion/run-request";

/** As it stands after "follows up on". */
export function namePick(pick: AnswerPick): string {
  return pick === "fused" ? "the fused answer" : `${pick}’s answer`;
}
