import { useQuery } from "@tanstack/react-query";
import { formatCount } from "@/lib/client/format";
import { modelVotesQuery } from "@/lib/client/vote-query";

/** How often its answer was the one to use, by one's own votes. */
export function ModelVotes({ model }: { model: string }) {
  const { data, error } = useQuery(modelVotesQuery);
  const votes = data?.items.find((each) => each.model === model);
  return (
    <section className="text-sm tabular-nums">
      <h3 className="pb-1 font-medium text-ink-strong text-sm">How often do you pick it?</h3>
      <p className="text-ink">
        {votes
          ? `Picked ${formatCount(votes.picked)} of ${formatCount(votes.of)} ${votes.of === 1 ? "time" : "times"} it stood in a run you voted on.`
          : data
            ? "It stood in no run that you voted on."
            : error
              ? "Your votes could not be counted."
              : "…"}
      </p>
    </section>
  );
}
