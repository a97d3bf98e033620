import type { KeyboardEvent } from "react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { cx } from "@/components/ui/cx";
import { COLUMN_WORDS } from "@/lib/client/column-state";
import { useRunView, useRunViewStore } from "@/lib/client/run-view-store";
import type { Label } from "@/lib/fusion/labels";
import { columnId } from "./column";
import { ColumnStateIcon } from "./column-state-mark";
import { useColumnState } from "./use-candidate";

/** The narrow screen's way between columns: a tab each, with its state; arrows move. */
export function ColumnTabs({ labels }: { labels: readonly Label[] }) {
  const view = useRunViewStore();
  const chosen = useRunView((state) => state.column) ?? labels[0];
  function move(event: KeyboardEvent<HTMLDivElement>) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = chosen && labels[labels.indexOf(chosen) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    view.setState({ column: next });
    event.currentTarget.querySelector<HTMLElement>(`[data-column="${next}"]`)?.focus();
  }
  return (
    <div
      role="tablist"
      aria-label="Columns"
      onKeyDown={move}
      className="scroll-own flex gap-1 overflow-x-auto tabs:hidden"
    >
      {labels.map((label) => (
        <ColumnTab key={label} label={label} chosen={label === chosen} />
      ))}
    </div>
  );
}

function ColumnTab({ label, chosen }: { label: Label; chosen: boolean }) {
  const view = useRunViewStore();
  const state = useColumnState(label);
  return (
    <button
      type="button"
      role="tab"
      data-column={label}
      aria-selected={chosen}
      aria-controls={columnId(label)}
      aria-label={`${label}, ${COLUMN_WORDS[state].toLowerCase()}`}
      tabIndex={chosen ? 0 : -1}
      onClick={() => view.setState({ column: label })}
      className={cx(
        "flex h-9 min-w-14 flex-1 items-center justify-center gap-1.5 rounded-md border focus-visible:outline-offset-[-2px]",
        chosen ? "border-line-strong bg-raised" : "border-transparent text-muted hover:bg-hover",
      )}
    >
      <CandidateChip label={label} />
      <ColumnStateIcon state={state} />
    </button>
  );
}
