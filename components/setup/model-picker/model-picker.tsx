"use client";
import { type KeyboardEvent, useId, useRef } from "react";
import { announce } from "@/components/ui/live-region";
import { formatCount } from "@/lib/client/format";
import type { PickerEntry } from "@/lib/client/model-index";
import { useModelMarks } from "@/lib/client/model-marks-store";
import type { ModelList, ModelSummary } from "@/lib/contract/models";
import { optionId } from "./option-id";
import { PickerEmpty } from "./picker-empty";
import { PickerFilterRow } from "./picker-filter-row";
import { PickerList } from "./picker-list";
import { StaleLists } from "./stale-lists";
import { type Picker, usePicker } from "./use-picker";

interface ModelPickerProps {
  label: string;
  placeholder: string;
  models: ModelList | undefined;
  /** Which models are offered; the same function at each render, or the list is made anew. */
  offers: (model: ModelSummary) => boolean;
  /** Offered before all models, as `auto`. */
  special?: readonly PickerEntry[];
  /** Ids that are left out. */
  without?: readonly string[];
  onChoose: (id: string) => void;
}

/**
 * One of thousands of models: typed for, filtered, sorted. The input keeps the focus; arrows move through the list, Enter chooses,
 * Shift+Enter marks a favourite.
 */
export function ModelPicker({ label, placeholder, onChoose, ...offer }: ModelPickerProps) {
  const picker = usePicker(offer);
  const listId = useId();
  const whole = useRef<HTMLDivElement>(null);
  const choose = ({ id }: PickerEntry) => {
    useModelMarks.getState().remember(id);
    picker.setText("");
    onChoose(id);
  };
  return (
    <div ref={whole} className="border-line border-t">
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={picker.active === null ? undefined : optionId(listId, picker.active)}
        autoComplete="off"
        spellCheck={false}
        value={picker.query.text}
        onChange={(event) => picker.setText(event.target.value)}
        // On a phone the list would stay below the popover's edge.
        onFocus={() => whole.current?.scrollIntoView({ block: "nearest" })}
        onKeyDown={(event) => onKey(event, picker, choose)}
        placeholder={placeholder}
        className="h-9 w-full bg-transparent px-3.5 text-ink-strong text-sm focus-visible:outline-offset-[-2px] pointer-coarse:text-[16px]"
      />
      <PickerFilterRow picker={picker} />
      {picker.shown === 0 ? (
        <PickerEmpty picker={picker} listId={listId} label={label} />
      ) : (
        <PickerList id={listId} label={label} picker={picker} onChoose={choose} onStar={star} />
      )}
      <div className="flex min-h-7 flex-wrap items-center justify-between gap-x-3 border-line border-t px-3.5 py-1 text-muted text-xs">
        <span role="status" className="tabular-nums">
          {describeCount(picker)}
        </span>
        <span className="pointer-coarse:hidden">↵ chooses · ⇧↵ marks a favourite</span>
      </div>
      <SuffixHint picker={picker} />
      <StaleLists models={offer.models} />
    </div>
  );
}

/** Where a router serves what is offered, and nothing says yet who should. */
function SuffixHint({ picker: { routers, query } }: { picker: Picker }) {
  if (routers.length === 0 || query.text.includes(":")) return null;
  return (
    <p className="px-3.5 pb-1.5 text-muted text-xs">
      {routers.map(({ name, suffixes }) => (
        <span key={name} className="block">
          {name}: end with {suffixes.map((suffix) => `:${suffix}`).join(", ")} or : and who should serve.
        </span>
      ))}
    </p>
  );
}

const PAGE = 6;
const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: PAGE, PageUp: -PAGE };

function onKey(event: KeyboardEvent, picker: Picker, choose: (entry: PickerEntry) => void): void {
  // A word that an input method is still composing is nobody's choice yet.
  if (event.nativeEvent.isComposing) return;
  const step = STEPS[event.key];
  if (step !== undefined) picker.move(step);
  else if (event.key === "Enter") {
    const entry = picker.activeEntry();
    if (entry) (event.shiftKey ? star : choose)(entry);
  } else return;
  event.preventDefault();
}

function star({ id, name }: PickerEntry): void {
  const now = useModelMarks.getState().toggleFavourite(id);
  announce(now === "added" ? `${name} is a favourite.` : `${name} is no favourite any more.`);
}

function describeCount({ shown, offered }: Picker): string {
  const models = offered === 1 ? "model" : "models";
  return shown === offered
    ? `${formatCount(offered)} ${models}`
    : `${formatCount(shown)} of ${formatCount(offered)} ${models}`;
}
