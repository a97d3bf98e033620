import { ChevronRight } from "lucide-react";
import { cx } from "@/components/ui/cx";
import type { MeasuredRow } from "@/lib/client/measured-rows";

interface OpenButtonProps {
  row: MeasuredRow;
  open: boolean;
  controls: string;
  onToggle: (id: string) => void;
}

/** A model's name, which opens what was measured of it. */
export function OpenButton({ row, open, controls, onToggle }: OpenButtonProps) {
  return (
    <button
      type="button"
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={() => onToggle(row.id)}
      title={row.id}
      className="flex w-full min-w-0 items-center gap-1 rounded py-1 text-left font-medium text-ink-strong"
    >
      <ChevronRight
        className={cx("size-3.5 shrink-0 text-muted transition-transform duration-100", open && "rotate-90")}
        aria-hidden
      />
      <span className="truncate">{row.name}</span>
    </button>
  );
}
