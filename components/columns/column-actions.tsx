import { Maximize2, RotateCw, Square } from "lucide-react";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { PickButton } from "@/components/ui/pick-button";
import { showToast } from "@/components/ui/toast";
import { isSpeaking } from "@/lib/client/column-state";
import { retryCandidate, stopCandidate } from "@/lib/client/run-actions";
import { useRunViewStore } from "@/lib/client/run-view-store";
import { useBlind } from "@/lib/client/use-blind";
import { useRunAccess, useRunStore } from "@/lib/client/use-run";
import { useRunAction } from "@/lib/client/use-run-action";
import { useVote } from "@/lib/client/use-vote";
import type { Label } from "@/lib/fusion/labels";
import { useCandidate, useColumnState } from "./use-candidate";

const ON_HOVER =
  "opacity-0 transition-opacity duration-100 group-focus-within/column:opacity-100 group-hover/column:opacity-100 pointer-coarse:opacity-100";

const tellRefusal = (message: string) => {
  showToast({ title: message, tone: "bad" });
};

export function ColumnActions({ label }: { label: Label }) {
  const speaking = isSpeaking(useColumnState(label));
  const { readOnly } = useRunAccess();
  const pasted = useCandidate(label, (candidate) => candidate.pasted) ?? false;
  // Whether it can be asked again would tell whether it was pasted.
  const blind = useBlind();
  return (
    <span className="-mr-1 flex shrink-0 items-center">
      <span className={ON_HOVER}>
        <ReadingActions label={label} />
        {!speaking && !pasted && !blind && !readOnly && <RetryButton label={label} />}
      </span>
      {!speaking && <Vote label={label} />}
      {speaking && !readOnly && <StopButton label={label} />}
    </span>
  );
}

function ReadingActions({ label }: { label: Label }) {
  const store = useRunStore();
  const view = useRunViewStore();
  const text = () =>
    store.getState().run?.candidates.find((candidate) => candidate.label === label)?.text ?? "";
  return (
    <>
      <CopyButton text={text} label={`Copy ${label}’s answer`} />
      <IconButton
        size="sm"
        label={`Open ${label} in full width`}
        icon={<Maximize2 className="size-3.5" aria-hidden />}
        onClick={() => view.setState({ focusView: label })}
      />
    </>
  );
}

function Vote({ label }: { label: Label }) {
  const { isOpen, pick, pending, cast, withdraw } = useVote(tellRefusal);
  const answered = useCandidate(label, (candidate) => candidate.text.trim() !== "");
  if (!isOpen || !answered) return null;
  return (
    <PickButton
      what={`${label}’s answer`}
      picked={pick === label}
      disabled={pending}
      onPick={() => cast(label)}
      onWithdraw={withdraw}
    />
  );
}

function RetryButton({ label }: { label: Label }) {
  const retry = useRunAction((runId) => retryCandidate(runId, label), tellRefusal);
  return (
    <IconButton
      size="sm"
      label={`Ask ${label} again`}
      icon={<RotateCw className="size-3.5" aria-hidden />}
      disabled={retry.pending}
      onClick={() => retry.run()}
    />
  );
}

function StopButton({ label }: { label: Label }) {
  const stop = useRunAction((runId) => stopCandidate(runId, label), tellRefusal);
  return (
    <IconButton
      size="sm"
      label={`Stop ${label}`}
      icon={<Square className="size-3 fill-current" aria-hidden />}
      disabled={stop.pending}
      onClick={() => stop.run()}
    />
  );
}
