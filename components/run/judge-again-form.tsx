import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectItem } from "@/components/ui/select";
import { judgeRun } from "@/lib/client/run-actions";
import { useRunViewStore } from "@/lib/client/run-view-store";
import { useRun } from "@/lib/client/use-run";
import { useRunAction } from "@/lib/client/use-run-action";
import type { CreateFusion } from "@/lib/contract/create-run";
import type { Label } from "@/lib/fusion/labels";
import type { Mode } from "@/lib/fusion/run-request";
import { CandidatePicks } from "./candidate-picks";
import { JudgeChoice } from "./judge-choice";

const MODE_ITEMS: SelectItem<Mode>[] = [
  { value: "merge", label: "Merge", hint: "One answer from the best of all" },
  { value: "best-of", label: "Best of", hint: "The strongest answer as it stands" },
  { value: "debate", label: "Debate", hint: "They contest each other first, then the judge picks" },
];

export function JudgeAgainForm({ onDone }: { onDone: () => void }) {
  const view = useRunViewStore();
  const lastMode = useRun((run) => run.fusions.at(-1)?.mode ?? run.mode);
  const [mode, setMode] = useState<Mode>(lastMode);
  const lastJudge = useRun(
    (run) => (run.request?.judge.auto === false ? run.request.judge.models[0] : undefined) ?? "auto",
  );
  const [judge, setJudge] = useState(lastJudge);
  const ended = useAnswers("completed");
  const stopped = useAnswers("stopped");
  // What the person made of it, against what goes by itself: who ended, and nobody who was stopped.
  const [changed, setChanged] = useState<readonly Label[]>([]);
  const fit = [...ended, ...stopped].sort();
  const candidates = fit.filter((label) => ended.includes(label) !== changed.includes(label));
  const toggle = (label: Label) =>
    setChanged(changed.includes(label) ? changed.filter((each) => each !== label) : [...changed, label]);
  const action = useRunAction((runId, spec: CreateFusion) => judgeRun(runId, spec));

  function submit(event: FormEvent) {
    event.preventDefault();
    action.run(toSpec({ mode, judge, candidates, all: candidates.join("") === ended.join("") }), {
      onSuccess: () => {
        view.setState({ fusion: null });
        onDone();
      },
    });
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-3 px-4 pb-4">
      <Field label="Mode" error={action.problem?.messageFor("mode") ?? undefined}>
        <Select items={MODE_ITEMS} value={mode} onValueChange={setMode} />
      </Field>
      <JudgeChoice judge={judge} onChange={setJudge} problem={action.problem?.messageFor("judge") ?? null} />
      <CandidatePicks fit={fit} stopped={stopped} picked={candidates} onToggle={toggle} />
      {action.error && (
        <p role="alert" className="text-bad text-sm">
          {action.error}
        </p>
      )}
      <Button
        type="submit"
        variant="primary"
        disabled={candidates.length === 0 || action.pending}
        className="self-end"
      >
        {action.pending ? "Asking the judge" : "Judge"}
      </Button>
    </form>
  );
}

/** Who has something to be judged, and ended so. */
function useAnswers(status: "completed" | "stopped"): Label[] {
  const labels = useRun((run) =>
    run.candidates
      .filter((candidate) => candidate.text.trim() !== "" && candidate.status === status)
      .map((candidate) => candidate.label)
      .join(""),
  );
  return labels.split("") as Label[];
}

interface Choice {
  mode: Mode;
  judge: string;
  candidates: Label[];
  all: boolean;
}

/** All that ended go unnamed, so that a late one counts too; one that was stopped takes part only where it is named. */
function toSpec({ mode, judge, candidates, all }: Choice): CreateFusion {
  return { mode, judge: { models: [judge] }, ...(all ? {} : { candidates }) };
}
