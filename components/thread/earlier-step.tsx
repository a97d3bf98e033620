import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useState } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Collapsible } from "@/components/ui/collapsible";
import { Markdown } from "@/components/ui/markdown/markdown";
import { runStateQuery } from "@/lib/client/thread-query";
import { useIsBlind } from "@/lib/client/use-blind";
import type { ThreadStep } from "@/lib/contract/threads";
import type { AnswerPick } from "@/lib/fusion/run-request";
import { namePick } from "./name-pick";

interface EarlierStepProps {
  step: ThreadStep;
  number: number;
  /** Which of its answers the next step saw. */
  pick: AnswerPick;
  /** That answer as it was then; null while it is not known. */
  carried: string | null;
}

/** What was asked and what was carried on; every answer behind one word. */
export function EarlierStep({ step, number, pick, carried }: EarlierStepProps) {
  const [open, setOpen] = useState(false);
  const blind = useIsBlind(step.id);
  return (
    <li className="flex min-w-0 flex-col gap-1.5 rounded-lg border border-line bg-raised px-3.5 py-2.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3 text-muted text-xs">
        <span>
          Step {number}
          {step.outcome !== null && !blind && ` · ${step.outcome}`}
        </span>
        <Link href={`/runs/${step.id}`} className="rounded text-accent-ink hover:underline">
          Open this step
        </Link>
      </div>
      <p className="line-clamp-3 max-w-[100ch] whitespace-pre-wrap break-words text-ink-strong text-sm">
        {step.prompt}
      </p>
      <Collapsible summary={`The next step saw ${namePick(pick)}`} defaultOpen>
        {carried !== null && (
          <section
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
            tabIndex={0}
            aria-label={`What step ${number} handed on`}
            className="scroll-own mt-1 max-h-48 overflow-y-auto border-line border-l-2 pl-3"
          >
            <Markdown text={carried} streaming={false} className="max-w-reading" />
          </section>
        )}
      </Collapsible>
      <Collapsible summary="All its answers" open={open} onOpenChange={setOpen}>
        {open && <Answers runId={step.id} blind={blind} />}
      </Collapsible>
    </li>
  );
}

function Answers({ runId, blind }: { runId: string; blind: boolean }) {
  const { data: run, error } = useQuery(runStateQuery(runId));
  if (error) return <p className="pt-1 text-bad text-xs">{error.message}</p>;
  return (
    <ul className="mt-1 grid gap-2 tabs:grid-cols-[repeat(auto-fit,minmax(22.5rem,1fr))]">
      {run?.candidates.map(({ label, name, text, status }) => (
        <li key={label} className="min-w-0 rounded-md border border-line px-3 py-2">
          <CandidateChip label={label} name={blind ? undefined : name} className="text-sm" />
          {text === "" ? (
            <p className="text-muted text-xs">
              {status === "failed" ? "It failed before its answer began." : "It said nothing."}
            </p>
          ) : (
            <Markdown text={text} streaming={false} />
          )}
        </li>
      ))}
    </ul>
  );
}
