"use client";
import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useRef } from "react";
import { cx } from "./cx";
import { findFirstControl } from "./find-first-control";
import { IconButton } from "./icon-button";
import { POPUP_SURFACE } from "./popup-style";

/** `Dialog` (open, onOpenChange) holds an optional `DialogTrigger` and `DialogContent` or `SheetContent`. */
export const Dialog = Base.Root;
export const DialogTrigger = Base.Trigger;
export const DialogClose = Base.Close;

interface DialogContentProps {
  title: string;
  titleHidden?: boolean;
  description?: ReactNode;
  /** Where another control than the first of its body has the focus. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** A width, as `max-w-lg`. */
  className?: string;
  children: ReactNode;
}

const BACKDROP =
  "fixed inset-0 z-40 bg-[var(--scrim)] transition-opacity duration-100 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0";

export function DialogContent({
  title,
  titleHidden,
  description,
  initialFocus,
  className,
  children,
}: DialogContentProps) {
  const popup = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  // By touch, a field with the focus would bring the keyboard up over the dialog before it was read.
  const focusBody = (openedBy: string) =>
    openedBy === "touch" ? popup.current : (findFirstControl(body.current) ?? true);
  return (
    <Base.Portal>
      <Base.Backdrop className={BACKDROP} />
      <Base.Popup
        ref={popup}
        initialFocus={initialFocus ?? focusBody}
        className={cx(
          POPUP_SURFACE,
          "scroll-own fixed top-[12vh] left-1/2 z-50 max-h-[76vh] w-[calc(100vw-1.5rem)] -translate-x-1/2 overflow-y-auto outline-none",
          "transition-[opacity,scale] duration-100 data-[ending-style]:opacity-0 data-[starting-style]:scale-98 data-[starting-style]:opacity-0",
          className ?? "max-w-lg",
        )}
      >
        {titleHidden ? (
          <Base.Title className="sr-only">{title}</Base.Title>
        ) : (
          <div className="flex items-center justify-between gap-3 py-2 pr-2 pl-4">
            <Base.Title className="font-medium text-base text-ink-strong">{title}</Base.Title>
            <Base.Close
              render={<IconButton label="Close" tooltip={false} icon={<X className="size-4" />} />}
            />
          </div>
        )}
        {description !== undefined && (
          <Base.Description className="px-4 pb-2 text-muted text-sm">{description}</Base.Description>
        )}
        <div ref={body} className="contents">
          {children}
        </div>
      </Base.Popup>
    </Base.Portal>
  );
}

/** A panel from the left edge, for narrow screens. */
export function SheetContent({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Base.Portal>
      <Base.Backdrop className={BACKDROP} />
      <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[85vw] flex-col bg-surface text-ink shadow-popup outline-none transition-transform duration-100 ease-out data-[ending-style]:-translate-x-full data-[starting-style]:-translate-x-full">
        <Base.Title className="sr-only">{title}</Base.Title>
        {children}
      </Base.Popup>
    </Base.Portal>
  );
}
