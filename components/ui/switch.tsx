"use client";
import { Switch as Base } from "@base-ui/react/switch";
import { type ReactNode, useId } from "react";

interface SwitchProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  children: ReactNode;
}

export function Switch({ checked, onCheckedChange, children }: SwitchProps) {
  const id = useId();
  const labelId = `${id}-label`;
  return (
    <label htmlFor={id} className="flex cursor-pointer items-center gap-2 text-sm">
      <Base.Root
        id={id}
        aria-labelledby={labelId}
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        className="flex h-4.5 w-8 shrink-0 rounded-full border border-line-strong bg-pressed p-px transition-colors duration-100 data-[checked]:border-accent data-[checked]:bg-accent"
      >
        <Base.Thumb className="aspect-square h-full rounded-full bg-raised shadow-raised transition-transform duration-100 data-[checked]:translate-x-3.5 dark:bg-ink-strong" />
      </Base.Root>
      <span id={labelId}>{children}</span>
    </label>
  );
}
