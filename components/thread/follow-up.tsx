import { CornerDownLeft } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useId, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { announce } from "@/components/ui/live-region";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { serverProblems } from "@/lib/client/server-problems";
import { newIdempotencyKey, useStartRun } from "@/lib/client/start-run";
import { toFollowUp } from "@/lib/client/to-follow-up";
import { useEstimate } from "@/lib/client/use-estimate";
import { findPicks } from "@/lib/fusion/carried-answer";
import type { AnswerPick } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { namePick } from "./name-pick";

interface FollowUpProps {
  /** Ended. */
  run: RunState;
  onFollowed: (runId: string) => void;
}

/** The next prompt of the conversation: the same setup, and the answer it goes on from. */
export function FollowUp({ run, onFollowed }: FollowUpProps) {
  const picks = useMemo(() => findPicks(run), [run]);
  const [chosen, setChosen] = useState<AnswerPick | null>(null);
  const [prompt, setPrompt] = useState("");
  const pick = chosen !== null && picks.includes(chosen) ? chosen : picks[0];
  if (!pick || !run.request) return null;
  return (
    <FollowUpForm
      {...{ run, picks, pick, prompt, onFollowed }}
      request={run.request}
      onPick={setChosen}
      onPrompt={setPrompt}
    />
  );
}

interface FollowUpFormProps extends FollowUpProps {
  request: NonNullable<RunState["request"]>;
  picks: AnswerPick[];
  pick: AnswerPick;
  prompt: string;
  onPick: (pick: AnswerPick) => void;
  onPrompt: (prompt: string) => void;
}

function FollowUpForm({
  run,
  request,
  picks,
  pick,
  prompt,
  onPick,
  onPrompt,
  onFollowed,
}: FollowUpFormProps) {
  const body = useMemo(
    () => toFollowUp(request, { run: run.id, pick, prompt }),
    [request, run.id, pick, prompt],
  );
  const isWritten = prompt.trim() !== "";
  const estimate = useEstimate(body, isWritten);
  const hintId = useId();
  const start = useStartRun(({ id }) => {
    announce("The next step has started.");
    onFollowed(id);
  });
  const send = () => {
    if (isWritten && !start.isPending) start.mutate({ body, idempotencyKey: newIdempotencyKey() });
  };
  function submit(event: FormEvent) {
    event.preventDefault();
    send();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || event.nativeEvent.isComposing) return;
    // The playground's own Ctrl+Enter would run what stands in its editor.
    event.preventDefault();
    event.stopPropagation();
    send();
  }
  return (
    <form
      aria-label="Follow up"
      onSubmit={submit}
      className="flex flex-col gap-2 rounded-lg border border-line-strong bg-raised px-3.5 py-3"
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="text-muted">Follows up on</span>
        <Select
          look="chip"
          label="Which answer it follows up on"
          items={picks.map((value) => ({ value, label: namePick(value) }))}
          value={pick}
          onValueChange={onPick}
        />
      </div>
      <Field label="Follow-up" labelHidden>
        <Textarea
          value={prompt}
          placeholder="Ask what comes next"
          aria-describedby={hintId}
          onChange={(event) => onPrompt(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          className="max-h-64 text-base"
        />
      </Field>
      {serverProblems(start.error).map(({ path, message }) => (
        <p key={path} role="alert" className="text-bad text-sm">
          {message}
        </p>
      ))}
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p id={hintId} className="text-muted text-xs tabular-nums">
          Same setup; every model sees the conversation so far{isWritten && ` · ${estimate.sentence}`}
        </p>
        <Button
          type="submit"
          variant="primary"
          aria-disabled={!isWritten || start.isPending}
          className="aria-disabled:opacity-60"
        >
          {start.isPending ? "Starting" : "Follow up"}
          <CornerDownLeft className="size-3.5" aria-hidden />
        </Button>
      </div>
    </form>
  );
}
