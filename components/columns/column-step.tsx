import { RotateCw } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { showToast } from "@/components/ui/toast";
import type { NextStep } from "@/lib/client/failure-advice";
import { useOffered } from "@/lib/client/palette-actions";
import { retryCandidate } from "@/lib/client/run-actions";
import { useRunAction } from "@/lib/client/use-run-action";
import type { Label } from "@/lib/fusion/labels";

type Elsewhere = Exclude<NextStep, "retry" | "connections">;

/** What the page offers for a step, and what is written on the button. */
const OFFERS: Record<Elsewhere, { action: string; words: string }> = {
  prompt: { action: "focus", words: "Edit the prompt" },
  limit: { action: "setup-pool", words: "Raise its limit" },
  pool: { action: "setup-pool", words: "Change the pool" },
  cost: { action: "setup-cost", words: "Raise the cap" },
};

/** The one button under an answer that is none: the step that may mend it. */
export function ColumnStep({ label, step }: { label: Label; step: NextStep }) {
  if (step === "retry") return <AskAgain label={label} />;
  if (step === "connections") {
    return (
      <Link href="/settings/connections" className={buttonStyle("secondary", "sm")}>
        Open connections
      </Link>
    );
  }
  return <GoThere label={label} step={step} />;
}

/** A run on its own page has neither prompt nor setup: the way is through the playground. */
function GoThere({ label, step }: { label: Label; step: Elsewhere }) {
  const { action, words } = OFFERS[step];
  const there = useOffered(action);
  const playground = useOffered("open-in-playground");
  const offered = there ?? playground;
  if (!offered) return <AskAgain label={label} />;
  return (
    <Button size="sm" onClick={offered.run}>
      {there ? words : "Open in playground"}
    </Button>
  );
}

function AskAgain({ label }: { label: Label }) {
  const retry = useRunAction(
    (runId) => retryCandidate(runId, label),
    (refusal) => {
      showToast({ title: refusal, tone: "bad" });
    },
  );
  return (
    <Button size="sm" disabled={retry.pending} onClick={() => retry.run()}>
      <RotateCw className="size-3.5" aria-hidden />
      Ask {label} again
    </Button>
  );
}
