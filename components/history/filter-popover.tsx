import { X } from "lucide-react";
import type { ReactNode } from "react";
import { chipStyle } from "@/components/ui/control-style";
import { cx } from "@/components/ui/cx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

interface FilterPopoverProps {
  title: string;
  /** What it is set to; null: not set. */
  value: string | null;
  any: string;
  onClear: () => void;
  children: ReactNode;
}

/** A chip that opens a form, with a cross beside it where it is set. */
export function FilterPopover({ title, value, any, onClear, children }: FilterPopoverProps) {
  return (
    <span className="inline-flex max-w-full">
      <Popover>
        <PopoverTrigger
          className={cx(chipStyle(value !== null), value !== null && "rounded-r-none border-r-0")}
        >
          <span className="truncate">{value ?? any}</span>
        </PopoverTrigger>
        <PopoverContent title={title} className="w-72">
          {children}
        </PopoverContent>
      </Popover>
      {value !== null && (
        <button
          type="button"
          aria-label={`Remove the filter: ${value}`}
          onClick={onClear}
          className={cx(chipStyle(true), "rounded-l-none px-1")}
        >
          <X className="size-3" aria-hidden />
        </button>
      )}
    </span>
  );
}
