import { useQuery } from "@tanstack/react-query";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Select, type SelectItem } from "@/components/ui/select";
import { modelsQuery } from "@/lib/client/models-query";
import { judgeRun } from "@/lib/client/run-actions";
import { useRunViewStore } from "@/lib/client/run-view-store";
import { useRun } from "@/lib/client/use-run";
import { useRunAction } from "@/lib/client/use-run-action";
import type { CreateFusion } from "@/lib/contract/create-run";
import type { Label } from "@/lib/fusion/labels";
import type { Mode } from "@/lib/fusion/run-request";
import { CandidatePicks } from "./candidate-picks";

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
  const [leftOut, setLeftOut] = useState<readonly Label[]>([]);
  const fit = useRun((run) =>
    run.candidates
      .filter((candidate) => candidate.text.trim() !== "" && candidate.status === "completed")
      .map((candidate) => candidate.label)
      .join(""),
  ).split("") as Label[];
  const candidates = fit.filter((label) => !leftOut.includes(label));
  const action = useRunAction((runId, spec: CreateFusion) => judgeRun(runId, spec));

  function submit(event: FormEvent) {
    event.preventDefault();
    action.run(toSpec({ mode, judge, candidates, all: leftOut.length === 0 }), {
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
      <Field label="Judge" error={action.problem?.messageFor("judge") ?? undefined}>
        <JudgeSelect value={judge} onChange={setJudge} />
      </Field>
      <CandidatePicks fit={fit} leftOut={leftOut} onChange={setLeftOut} />
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

function JudgeSelect({ value, onChange }: { value: string; onChange: (judge: string) => void }) {
  const { data } = useQuery(modelsQuery);
  const judges = data?.items.filter((model) => model.canJudge) ?? [];
  const items = [
    { value: "auto", label: "auto", hint: "The strongest configured model outside the pool" },
    ...judges.map((model) => ({ value: model.id, label: model.name, hint: model.about ?? model.id })),
  ];
  return <Select items={items} value={value} onValueChange={onChange} />;
}

interface Choice {
  mode: Mode;
  judge: string;
  candidates: Label[];
  all: boolean;
}

/** All candidates go unnamed, so that a late one counts too. */
function toSpec({ mode, judge, candidates, all }: Choice): CreateFusion {
  return { mode, judge: { models: [judge] }, ...(all ? {} : { candidates }) };
}
