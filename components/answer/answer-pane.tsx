import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { modelName } from "@/lib/client/describe-setup";
import { modelsQuery } from "@/lib/client/models-query";
import { useRunView } from "@/lib/client/run-view-store";
import { useBlind } from "@/lib/client/use-blind";
import { useRun, useRunAccess } from "@/lib/client/use-run";
import { findShownFusion, useShownFusion } from "@/lib/client/use-shown-fusion";
import { describeOutcome, type OutcomeHead } from "@/lib/fusion/describe-outcome";
import { AnswerActions } from "./answer-actions";
import { AnswerFailure } from "./answer-failure";
import { AnswerText } from "./answer-text";
import { AnswerToolCalls } from "./answer-tool-calls";
import { OutcomeHeadLine } from "./outcome-head";
import { StaleNote } from "./stale-note";

export const ANSWER_ID = "answer";

/** The final answer under a head that says what really happened. */
export function AnswerPane() {
  const shown = useShownFusion((fusion) => fusion !== null);
  const status = useShownFusion((fusion) => fusion?.status ?? null);
  const begun = useShownFusion(
    (fusion) => fusion !== null && (fusion.answer !== "" || fusion.outcome?.kind === "as-written"),
  );
  const { readOnly } = useRunAccess();
  if (!shown) return null;
  return (
    <article
      id={ANSWER_ID}
      tabIndex={-1}
      aria-label="Final answer"
      className="rounded-lg border border-line-strong bg-raised scroll-mt-14 focus-visible:outline-offset-[-2px]"
    >
      <header className="flex min-h-[3.0625rem] flex-wrap items-center justify-between gap-x-4 gap-y-1 border-line border-b px-4 py-2.5">
        <Head />
        {status !== "running" && (status !== "failed" || begun) && <AnswerActions />}
      </header>
      <StaleNote />
      <div className="px-4 py-3">
        {begun ? (
          <AnswerText />
        ) : (
          status === "running" && <p className="min-h-12 text-muted text-sm">The answer will stand here.</p>
        )}
        <AnswerToolCalls />
        {status === "completed" && !begun && <HiddenAnswer />}
        {status === "failed" && <AnswerFailure />}
        {status === "stopped" && !begun && (
          <p className="text-muted text-sm">
            The candidates’ own answers stand above.{readOnly ? "" : " Judge again whenever you like."}
          </p>
        )}
      </div>
    </article>
  );
}

/** Blind: a candidate's own words shown again would say whom the judge picked. */
function HiddenAnswer() {
  const called = useShownFusion((fusion) => fusion?.outcome?.kind === "tool-calls");
  if (!useBlind() || called) return null;
  return (
    <p className="text-muted text-sm">
      It is one of the answers above, word for word. Which one shows after your vote.
    </p>
  );
}

const BLIND_HEAD: OutcomeHead = { tone: "fused", parts: ["The final answer"] };

/** Compared as text: the head's parts are new at every token, what they say is not. */
function Head() {
  const chosen = useRunView((view) => view.fusion);
  const { data: models } = useQuery(modelsQuery);
  const written = useRun((run) => {
    const fusion = findShownFusion(run, chosen);
    const judge = fusion?.judge ? modelName(fusion.judge, models) : null;
    return fusion && JSON.stringify(describeOutcome(fusion, run.candidates, judge));
  });
  const head = useMemo(() => (written ? (JSON.parse(written) as OutcomeHead) : null), [written]);
  const blind = useBlind();
  const ended = useShownFusion((fusion) => fusion?.status === "completed");
  if (blind && ended) return <OutcomeHeadLine head={BLIND_HEAD} />;
  return head && <OutcomeHeadLine head={head} />;
}
