"use client";
import { Popover as Base } from "@base-ui/react/popover";
import type { ReactNode, RefObject } from "react";
import { cx } from "./cx";
import { POPUP_MOTION, POPUP_SURFACE } from "./popup-style";

/** `Popover` holds `PopoverTrigger render={<Button/>}` and `PopoverContent`. */
export const Popover = Base.Root;
export const PopoverTrigger = Base.Trigger;
export const PopoverClose = Base.Close;

/** On a phone it comes up from the bottom edge, as wide as the screen: beside its trigger there is no room for it. */
const SHEET_PLACE =
  "max-tabs:!fixed max-tabs:!inset-x-0 max-tabs:!top-auto max-tabs:!bottom-0 max-tabs:!transform-none";
const SHEET =
  "max-tabs:max-h-[85dvh] max-tabs:w-full max-tabs:max-w-none max-tabs:rounded-b-none max-tabs:pb-2";

/**
 * As high as its side leaves room for, less what the placement keeps clear: one that grows scrolls inside, where one that
 * touches the edge would jump to another side. With less room than this is worth it takes the other side.
 */
const HEIGHT = "max-h-[max(calc(var(--available-height)-4px),min(20rem,40dvh))]";
/** Above or below, never beside: there it covers what it is about. */
const ABOVE_OR_BELOW = { side: "flip", align: "flip", fallbackAxisSide: "none" } as const;

interface PopoverContentProps {
  /** Heading, and the accessible name. */
  title: string;
  /** Keeps the heading for screen readers only. */
  titleHidden?: boolean;
  description?: ReactNode;
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  initialFocus?: RefObject<HTMLElement | null>;
  /** A width, as `w-96`. */
  className?: string;
  children: ReactNode;
}

export function PopoverContent(props: PopoverContentProps) {
  const {
    title,
    titleHidden,
    description,
    side = "bottom",
    align = "start",
    initialFocus,
    className,
    children,
  } = props;
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-40 bg-black/40 tabs:hidden" />
      <Base.Positioner
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={12}
        collisionAvoidance={ABOVE_OR_BELOW}
        className={cx("z-50", SHEET_PLACE)}
      >
        <Base.Popup
          initialFocus={initialFocus}
          className={cx(
            POPUP_SURFACE,
            POPUP_MOTION,
            HEIGHT,
            "scroll-own max-w-[calc(100vw-1.5rem)] overflow-y-auto",
            className ?? "w-80",
            SHEET,
          )}
        >
          <Base.Title className={titleHidden ? "sr-only" : "px-3 pt-3 font-medium text-ink-strong text-sm"}>
            {title}
          </Base.Title>
          {description !== undefined && (
            <Base.Description className="px-3 pt-0.5 text-muted text-xs">{description}</Base.Description>
          )}
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
