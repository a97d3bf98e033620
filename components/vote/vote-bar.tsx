import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import { showToast } from "@/components/ui/toast";
import { describeVote } from "@/lib/client/describe-vote";
import { modelsQuery } from "@/lib/client/models-query";
import { nameCandidate } from "@/lib/client/use-candidate-name";
import { useRun, useRunStore } from "@/lib/client/use-run";
import { answersOf, useVote } from "@/lib/client/use-vote";
import { voteQuery } from "@/lib/client/vote-query";
import type { VoteView } from "@/lib/contract/votes";
import { isLabel } from "@/lib/fusion/labels";

const tellRefusal = (message: string) => {
  showToast({ title: message, tone: "bad" });
};

/** The quiet question below a finished run, and what was answered. */
export function VoteBar() {
  const { runId } = useRunStore();
  const { isOpen, pick, pending, cast, withdraw } = useVote(tellRefusal);
  const { data } = useQuery({ ...voteQuery(runId), enabled: isOpen });
  const answers = useRun((run) => answersOf(run).join(" ")).split(" ");
  if (!isOpen) return null;
  const fused = answers.filter((answer) => !isLabel(answer));
  return (
    <section aria-label="Vote" className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 px-1 text-sm">
      <span className="text-muted">Which answer would you use?</span>
      <span className="flex flex-wrap items-center gap-1">
        {answers.map((answer) => (
          <Button
            key={answer}
            size="sm"
            variant="ghost"
            aria-pressed={pick === answer}
            disabled={pending}
            onClick={() => (pick === answer ? withdraw() : cast(answer))}
            className={cx(pick === answer && "bg-pressed")}
          >
            {isLabel(answer) ? (
              <CandidateChip label={answer} />
            ) : fused.length > 1 ? (
              `Final answer of ${answer}`
            ) : (
              "Final answer"
            )}
          </Button>
        ))}
      </span>
      {data?.vote && <Voted vote={data.vote} onWithdraw={withdraw} />}
    </section>
  );
}

function Voted({ vote, onWithdraw }: { vote: VoteView; onWithdraw: () => void }) {
  const { data: models } = useQuery(modelsQuery);
  const sentence = useRun((run) =>
    describeVote(vote, run, (label) => {
      const candidate = run.candidates.find((each) => each.label === label);
      return candidate ? nameCandidate(candidate, models) : "";
    }),
  );
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span role="status" className="text-ink">
        {sentence}
      </span>
      <Button size="sm" variant="ghost" onClick={onWithdraw}>
        Withdraw
      </Button>
    </span>
  );
}
