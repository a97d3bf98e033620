"use client";
import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import { CONTROL, chipStyle } from "./control-style";
import { cx } from "./cx";
import { MENU_ITEM, POPUP_MOTION, POPUP_SURFACE } from "./popup-style";

export interface SelectItem<Value extends string> {
  value: Value;
  label: string;
  /** A second, quieter line. */
  hint?: string;
}

interface SelectProps<Value extends string> {
  items: readonly SelectItem<Value>[];
  value: Value;
  onValueChange: (value: Value) => void;
  /** The accessible name where no `Field` around it gives one. */
  label?: string;
  /** `chip`: as small as its words, for a row of filters; `isSet` where it is not at its default. */
  look?: "control" | "chip";
  isSet?: boolean;
  className?: string;
}

export function Select<Value extends string>({
  items,
  value,
  onValueChange,
  label,
  look = "control",
  isSet = false,
  className,
}: SelectProps<Value>) {
  return (
    <Base.Root items={items} value={value} onValueChange={(next) => next !== null && onValueChange(next)}>
      <Base.Trigger
        aria-label={label}
        className={cx(
          look === "chip" ? chipStyle(isSet) : cx(CONTROL, "flex items-center justify-between gap-2"),
          className,
        )}
      >
        <Base.Value className="truncate" />
        <ChevronDown
          className={cx("shrink-0 text-muted", look === "chip" ? "size-3" : "size-3.5")}
          aria-hidden
        />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50">
          <Base.Popup
            className={cx(
              POPUP_SURFACE,
              POPUP_MOTION,
              "max-h-[var(--available-height)] min-w-[var(--anchor-width)] overflow-y-auto p-1",
            )}
          >
            {items.map((item) => (
              <Base.Item key={item.value} value={item.value} className={MENU_ITEM}>
                <span className="flex-1">
                  <Base.ItemText>{item.label}</Base.ItemText>
                  {item.hint !== undefined && <span className="block text-muted text-xs">{item.hint}</span>}
                </span>
                <Base.ItemIndicator>
                  <Check className="size-3.5" aria-hidden />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
