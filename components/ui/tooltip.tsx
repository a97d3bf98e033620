"use client";
import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { Kbd } from "./kbd";
import { POPUP_MOTION } from "./popup-style";

interface TooltipProps {
  content: ReactNode;
  shortcut?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** The element that is explained; it takes a ref and props. */
  children: ReactElement;
}

/** Once around the app: neighbouring tooltips open without a new delay. */
export const TooltipProvider = Base.Provider;

export function Tooltip({ content, shortcut, side = "bottom", children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup
            className={`flex max-w-72 items-center gap-2 rounded-md bg-overlay px-2 py-1 text-ink text-xs shadow-popup ${POPUP_MOTION}`}
          >
            {content}
            {shortcut !== undefined && <Kbd>{shortcut}</Kbd>}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
