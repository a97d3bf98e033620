"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";

export interface RadioCard<Value extends string> {
  value: Value;
  title: string;
  /** A figure at the right of the title. */
  aside?: ReactNode;
  /** One sentence. */
  about?: ReactNode;
}

interface RadioCardsProps<Value extends string> {
  label: string;
  items: readonly RadioCard<Value>[];
  value: Value | null;
  onValueChange: (value: Value) => void;
}

/** One of a few, each explained. */
export function RadioCards<Value extends string>({
  label,
  items,
  value,
  onValueChange,
}: RadioCardsProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onValueChange(next as Value)}
      className="flex flex-col gap-px p-1.5"
    >
      {items.map((item) => (
        <Card key={item.value} item={item} />
      ))}
    </RadioGroup>
  );
}

function Card<Value extends string>({ item }: { item: RadioCard<Value> }) {
  const id = useId();
  return (
    <div className="relative flex gap-2.5 rounded-md px-2 py-1.5 hover:bg-hover has-[[data-checked]]:bg-hover">
      <Radio.Root
        value={item.value}
        aria-labelledby={id}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full border border-line-strong bg-raised after:absolute after:inset-0 after:cursor-pointer data-[checked]:border-accent data-[checked]:bg-accent"
      >
        <Radio.Indicator className="size-1.5 rounded-full bg-accent-on data-[unchecked]:hidden" />
      </Radio.Root>
      <div id={id} className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-2">
          <span className="font-medium text-ink-strong text-sm">{item.title}</span>
          {item.aside !== undefined && (
            <span className="shrink-0 text-muted text-xs tabular-nums">{item.aside}</span>
          )}
        </div>
        {item.about !== undefined && <div className="text-muted text-xs">{item.about}</div>}
      </div>
    </div>
  );
}
