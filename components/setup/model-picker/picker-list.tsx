"use client";
import { useRef } from "react";
import type { PickerEntry } from "@/lib/client/model-index";
import { useModelMarks } from "@/lib/client/model-marks-store";
import { optionId } from "./option-id";
import { PickerOption } from "./picker-option";
import { useListWindow } from "./use-list-window";
import type { Picker } from "./use-picker";

interface PickerListProps {
  id: string;
  label: string;
  picker: Picker;
  onChoose: (entry: PickerEntry) => void;
  onStar: (entry: PickerEntry) => void;
}

/** What was found; of thousands of lines those in sight are drawn. */
export function PickerList({ id, label, picker, onChoose, onStar }: PickerListProps) {
  const { rows, active, shown } = picker;
  const scroller = useRef<HTMLDivElement>(null);
  const favourites = useModelMarks((marks) => marks.favourites);
  const virtual = useListWindow({ rows, active, scroller });
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      aria-label={label}
      // The combobox has the keys; a list that scrolls would otherwise be a stop of its own.
      tabIndex={-1}
      className="scroll-own max-h-[12rem] overflow-y-auto border-line border-t outline-none tabs:max-h-[16.5rem]"
    >
      <div role="presentation" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, size }) => {
          const row = rows[index];
          if (!row) return null;
          const place = { height: size, transform: `translateY(${start}px)` };
          return row.kind === "heading" ? (
            <div key={row.title} role="presentation" style={place} className={HEADING}>
              {row.title}
            </div>
          ) : (
            <PickerOption
              key={row.entry.id}
              id={optionId(id, row.position)}
              entry={row.entry}
              place={place}
              isActive={row.position === active}
              isFavourite={favourites.includes(row.entry.id)}
              position={row.position + 1}
              count={shown}
              onPoint={() => picker.setActive(row.position)}
              onChoose={() => onChoose(row.entry)}
              onStar={() => onStar(row.entry)}
            />
          );
        })}
      </div>
    </div>
  );
}

const HEADING = "absolute inset-x-0 top-0 flex items-end px-3.5 pb-0.5 font-medium text-muted text-xs";
