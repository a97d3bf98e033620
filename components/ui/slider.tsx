"use client";
import { Slider as Base } from "@base-ui/react/slider";

interface SliderProps {
  label: string;
  value: number;
  onValueChange: (value: number) => void;
  min: number;
  max: number;
  step?: number;
  /** How the value reads: "2 of 3". */
  display?: string;
}

export function Slider({ label, value, onValueChange, min, max, step = 1, display }: SliderProps) {
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => onValueChange(Array.isArray(next) ? (next[0] ?? min) : next)}
      min={min}
      max={max}
      step={step}
      className="flex flex-col gap-1.5"
    >
      <div className="flex items-baseline justify-between text-xs">
        <Base.Label className="text-muted">{label}</Base.Label>
        <span className="text-ink tabular-nums">{display ?? value}</span>
      </div>
      <Base.Control className="flex h-5 items-center">
        <Base.Track className="h-1 w-full rounded-full bg-pressed">
          <Base.Indicator className="rounded-full bg-accent" />
          <Base.Thumb
            aria-label={label}
            className="size-3.5 rounded-full border border-line-strong bg-raised shadow-raised has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-[var(--focus)]"
          />
        </Base.Track>
      </Base.Control>
    </Base.Root>
  );
}
