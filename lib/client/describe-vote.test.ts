import { expect, it } from "vitest";
import type { VoteView } from "@/lib/contract/votes";
import { describeVote } from "./describe-vote";
import { begun, foldRun, judged, judging } from "./testing/run-fixtures";

const vote = (pick: string): VoteView => ({ pick, blind: true, model: null, profile: null, at: "" });
const nameOf = (label: string) => `Model ${label}`;
type Outcome = Parameters<typeof judged>[1] extends infer Over | undefined
  ? Over extends { outcome?: infer O }
    ? O
    : never
  : never;
const run = (outcome: Outcome) => foldRun([...begun(2), judging(10), judged(20, { outcome })]);

it("says what was picked, and what the judge made of it", () => {
  const single = run({ kind: "best-single", candidate: "A", round: 0, fusingTried: true });
  const merged = run({ kind: "merged", from: ["A", "B"] });
  expect([
    describeVote(vote("B"), single, nameOf),
    describeVote(vote("F1"), merged, nameOf),
    describeVote(vote("A"), run(null), nameOf),
  ]).toEqual([
    "You picked B: Model B; the judge picked A.",
    "You picked the final answer; the judge fused A and B.",
    "You picked A: Model A.",
  ]);
});
