"use client";
import { type KeyboardEvent, useState } from "react";
import { formatTypedNumber, parseTypedNumber } from "@/lib/client/typed-number";
import { Input } from "./input";

interface NumberFieldProps {
  value: number | null;
  /** Null when the field is emptied: "not set". */
  onValueChange: (value: number | null) => void;
  /** Where the arrow keys stop. What is typed beyond stays: whoever checks the value says so beside the field. */
  min?: number;
  max?: number;
  step?: number;
  placeholder?: string;
  /** Follows the number: "s", "tokens". */
  unit?: string;
}

/** Signs of a number, in any order: one that is not finished yet is none. */
const TYPABLE = /^[\d\s.,\u2212\u2013-]*$/;

/** A number is taken as it is typed, with a decimal point or comma, and never turned into another. */
export function NumberField(props: NumberFieldProps) {
  const { value, onValueChange, placeholder, unit } = props;
  // What stands in the field while it is being written; null: the value as it is shown.
  const [typed, setTyped] = useState<string | null>(null);
  const unread = typed !== null && Number.isNaN(parseTypedNumber(typed));
  const type = (text: string) => {
    if (!TYPABLE.test(text)) return;
    setTyped(text);
    const next = parseTypedNumber(text);
    if (!Number.isNaN(next)) onValueChange(next);
  };
  const press = (event: KeyboardEvent) => {
    // A form is not sent with another number than the one that stands in it.
    if (event.key === "Enter" && unread) event.preventDefault();
    const by = ARROWS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    setTyped(null);
    onValueChange(stepped(by, props));
  };
  return (
    <div className="relative">
      <Input
        inputMode="decimal"
        autoComplete="off"
        placeholder={placeholder}
        value={typed ?? formatTypedNumber(value)}
        onValueChange={type}
        onKeyDown={press}
        onBlur={() => setTyped(null)}
        {...(unread && { "aria-invalid": true })}
        className={unit === undefined ? "tabular-nums" : "pr-14 tabular-nums"}
      />
      {unit !== undefined && (
        <span className="pointer-events-none absolute inset-y-0 right-2 flex items-center text-muted text-xs">
          {unit}
        </span>
      )}
    </div>
  );
}

const ARROWS: Record<string, number | undefined> = { ArrowUp: 1, ArrowDown: -1 };

function stepped(by: number, { value, min = -Infinity, max = Infinity, step = 1 }: NumberFieldProps): number {
  // Ten steps of 0.1 are 1, and not 0.9999999999999999.
  const next = Number(((value ?? 0) + by * step).toPrecision(12));
  return Math.min(max, Math.max(min, next));
}
