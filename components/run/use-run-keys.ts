import { useEffect, useRef } from "react";
import { ANSWER_ID } from "@/components/answer/answer-pane";
import { columnId } from "@/components/columns/column";
import { FINDINGS_ID } from "@/components/findings/findings-pane";
import { announce } from "@/components/ui/live-region";
import { showToast } from "@/components/ui/toast";
import { stopRun } from "@/lib/client/run-actions";
import type { RunStore } from "@/lib/client/run-store";
import { type RunViewStore, useRunViewStore } from "@/lib/client/run-view-store";
import { useRunStore } from "@/lib/client/use-run";
import { answersOf, useVote, type Voting } from "@/lib/client/use-vote";
import { isLabel, LABELS, type Label } from "@/lib/fusion/labels";

// A toast is a dialog too, but one beside the page: it takes no keys from it.
const POPUPS =
  "[role=dialog]:not([aria-modal=false]), [role=alertdialog]:not([aria-modal=false]), [role=menu], [role=listbox][data-open]";

/** J/K and 1 to 8 between columns, F findings, A answer, R judge again, V and a letter votes, Esc stops. Never while typing or in a popup. */
export function useRunKeys(): void {
  const store = useRunStore();
  const view = useRunViewStore();
  const voting = useVote((message) => void showToast({ title: message, tone: "bad" }));
  const latest = useRef(voting);
  latest.current = voting;
  useEffect(() => {
    let asked = false;
    const handle = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.metaKey || event.ctrlKey || event.altKey)
        return;
      if (document.querySelector(POPUPS)) return;
      if (event.key === "Escape") return stopIfRunning(store);
      if (isTyping(event.target)) return;
      if (asked) {
        asked = false;
        if (vote(event.key, store, latest.current)) return event.preventDefault();
      }
      if (event.key.toLowerCase() === "v" && latest.current.isOpen) {
        asked = true;
        announce("Which answer would you use? Press its letter, or Enter for the final answer.");
        return event.preventDefault();
      }
      if (act(event.key.toLowerCase(), store, view)) event.preventDefault();
    };
    // Before the popups hear of it: afterwards they are closed, and Esc would seem to be free.
    document.addEventListener("keydown", handle, { capture: true });
    return () => document.removeEventListener("keydown", handle, { capture: true });
  }, [store, view]);
}

function act(key: string, store: RunStore, view: RunViewStore): boolean {
  const labels = LABELS.slice(0, store.getState().run?.candidates.length ?? 0);
  if (key >= "1" && key <= "8") return goToColumn(labels[Number(key) - 1], view);
  const current = labels.indexOf(view.getState().column ?? ("" as Label));
  switch (key) {
    case "j":
      return goToColumn(labels[Math.min(current + 1, labels.length - 1)], view);
    case "k":
      return goToColumn(labels[Math.max(current - 1, 0)], view);
    case "f":
      view.setState({ findingsOpen: true });
      return goTo(FINDINGS_ID);
    case "a":
      return goTo(ANSWER_ID);
    case "r":
      if (store.access.readOnly) return false;
      if ((store.getState().run?.candidates.length ?? 0) > 0) view.setState({ judgeAgain: true });
      return true;
    default:
      return false;
  }
}

/** After V: a candidate's letter, or Enter for the newest final answer. Any other key is its own again. */
function vote(key: string, store: RunStore, { cast }: Voting): boolean {
  const { run } = store.getState();
  const answers = run ? answersOf(run) : [];
  const pick =
    key === "Enter"
      ? run?.fusions.at(-1)?.id
      : answers.find((each) => isLabel(each) && each === key.toUpperCase());
  if (pick === undefined) return false;
  cast(pick);
  return true;
}

function goToColumn(label: Label | undefined, view: RunViewStore): boolean {
  if (!label) return false;
  view.setState({ column: label });
  return goTo(columnId(label));
}

function goTo(id: string): boolean {
  const element = document.getElementById(id);
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest", inline: "nearest" });
  return element !== null;
}

function stopIfRunning(store: RunStore): void {
  if (store.access.readOnly) return;
  const status = store.getState().run?.status;
  if (status !== "running" && status !== "queued") return;
  stopRun(store.runId).catch((error: unknown) => {
    const description = error instanceof Error ? error.message : undefined;
    showToast({ tone: "bad", title: "The run could not be stopped.", description });
  });
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}
