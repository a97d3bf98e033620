"use client";
import { ChevronDown, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";

export interface SetupPartProps {
  /** What the part is, for screen readers: "Mode". */
  name: string;
  /** How it reads in the sentence. */
  value: ReactNode;
  /** Heading and one line of the popover. */
  title: string;
  description?: ReactNode;
  problem: string | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  width?: string;
  children: ReactNode;
}

/** One part of the sentence, opening its own popover. */
export function SetupPart(props: SetupPartProps) {
  return (
    <Popover open={props.open} onOpenChange={(open) => props.onOpenChange(open)}>
      <PopoverTrigger
        className={cx(
          "inline-flex min-h-7 max-w-full items-center gap-1 rounded-md px-1.5 py-0.5 text-left text-sm transition-colors duration-100 hover:bg-hover data-[popup-open]:bg-pressed",
          props.problem === null ? "text-ink-strong" : "text-bad",
        )}
      >
        {props.problem !== null && <TriangleAlert className="size-3.5 shrink-0" aria-hidden />}
        <span className="sr-only">{props.name}: </span>
        <span className="min-w-0">{props.value}</span>
        <ChevronDown className="size-3 shrink-0 text-muted" aria-hidden />
      </PopoverTrigger>
      <PopoverContent title={props.title} description={props.description} className={props.width}>
        {props.children}
      </PopoverContent>
    </Popover>
  );
}
