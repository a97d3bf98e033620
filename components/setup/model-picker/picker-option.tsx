"use client";
import { Image as ImageIcon, Star } from "lucide-react";
import type { CSSProperties } from "react";
import { cx } from "@/components/ui/cx";
import { describePrice, formatContext } from "@/lib/client/describe-model";
import { formatDuration, formatRate } from "@/lib/client/format";
import type { MeasuredSpeed, PickerEntry } from "@/lib/client/model-index";

interface PickerOptionProps {
  id: string;
  entry: PickerEntry;
  place: CSSProperties;
  isActive: boolean;
  isFavourite: boolean;
  /** From 1, of `count`. */
  position: number;
  count: number;
  onPoint: () => void;
  onChoose: () => void;
  onStar: () => void;
}

/** One model: its name, where it is reached, and what a person chooses by. */
export function PickerOption(props: PickerOptionProps) {
  const { entry, isActive, isFavourite } = props;
  const { model, name } = entry;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys, as its pattern demands
    // biome-ignore lint/a11y/useFocusableInteractive: the combobox keeps the focus and names the active option
    <div
      id={props.id}
      role="option"
      aria-selected={isActive}
      aria-setsize={props.count}
      aria-posinset={props.position}
      style={props.place}
      title={entry.id}
      onPointerMove={props.onPoint}
      onClick={(event) => (isStar(event.target) ? props.onStar() : props.onChoose())}
      className={cx(
        "absolute inset-x-1 top-0 flex cursor-default select-none items-center gap-1.5 rounded-md py-1 pr-2.5 pl-1",
        isActive && "bg-hover",
      )}
    >
      <span
        data-star
        aria-hidden
        className={cx(
          "flex size-7 shrink-0 items-center justify-center rounded-md hover:bg-pressed",
          isFavourite ? "text-warn" : "text-muted opacity-50 hover:opacity-100",
          !model && "invisible",
        )}
      >
        <Star className="size-3.5" fill={isFavourite ? "currentColor" : "none"} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-center gap-1.5">
          <span className="truncate text-ink-strong text-sm">{name}</span>
          {isFavourite && <span className="sr-only">, favourite</span>}
          {model?.takes?.images === true && (
            <>
              <ImageIcon className="size-3 shrink-0 text-muted" aria-hidden />
              <span className="sr-only">, takes images</span>
            </>
          )}
        </span>
        <span className="block truncate text-muted text-xs tabular-nums">{describe(entry)}</span>
      </span>
    </div>
  );
}

function isStar(target: EventTarget): boolean {
  return target instanceof Element && target.closest("[data-star]") !== null;
}

/** "OpenRouter · 128k · $3 in · $15 out per M · 420 ms to first token · 61 tok/s"; `auto` has no more than its sentence. */
function describe({ model, connection, about, measured }: PickerEntry): string {
  if (!model) return about ?? "";
  const parts = [
    connection,
    about,
    model.contextLength !== null && formatContext(model.contextLength),
    describePrice(model.price),
    measured && describeSpeed(measured),
  ];
  return parts.filter(Boolean).join(" · ");
}

function describeSpeed({ firstTokenMs, tokensPerSecond }: MeasuredSpeed): string {
  const parts = [
    firstTokenMs !== null && `first token ${formatDuration(firstTokenMs)}`,
    tokensPerSecond !== null && formatRate(tokensPerSecond),
  ];
  return parts.filter(Boolean).join(" · ");
}
