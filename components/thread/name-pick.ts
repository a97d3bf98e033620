import type { AnswerPick } from "@/lib/fusion/run-request";

/** As it stands after "follows up on". What stands as the final answer need not have been fused. */
export function namePick(pick: AnswerPick): string {
  return pick === "fused" ? "the final answer" : `${pick}’s answer`;
}
