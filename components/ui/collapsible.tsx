"use client";
import { Collapsible as Base } from "@base-ui/react/collapsible";
import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx";

interface CollapsibleProps {
  /** The word it folds behind. */
  summary: ReactNode;
  open?: boolean;
  defaultOpen?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
  children: ReactNode;
}

export function Collapsible({
  summary,
  open,
  defaultOpen,
  onOpenChange,
  className,
  children,
}: CollapsibleProps) {
  return (
    <Base.Root
      open={open}
      defaultOpen={defaultOpen}
      onOpenChange={(next) => onOpenChange?.(next)}
      className={cx("min-w-0", className)}
    >
      <Base.Trigger className="group flex items-center gap-1 rounded text-muted text-xs hover:text-ink">
        <ChevronRight
          className="size-3.5 transition-transform duration-100 group-data-[panel-open]:rotate-90"
          aria-hidden
        />
        {summary}
      </Base.Trigger>
      <Base.Panel>{children}</Base.Panel>
    </Base.Root>
  );
}
