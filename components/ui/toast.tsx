"use client";
import { Toast as Base } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonStyle } from "./button-style";
import { cx } from "./cx";

/** The app's one queue of toasts: callable from anywhere, also outside React. */
const toasts = Base.createToastManager();

/** How long anything destructive can be undone. */
export const UNDO_MS = 10_000;

export interface ToastOptions {
  title: string;
  description?: string;
  tone?: "neutral" | "bad";
  /** Milliseconds; 0 stays. Default 5,000, and ten seconds with an undo. */
  timeoutMs?: number;
  /** Offers "Undo"; the toast closes after it. */
  onUndo?: () => void;
  /** When it went away in any way, undo included. */
  onClose?: () => void;
}

/** Shows a toast and returns its id. */
export function showToast({
  title,
  description,
  tone = "neutral",
  timeoutMs,
  onUndo,
  onClose,
}: ToastOptions): string {
  const id: string = toasts.add({
    title,
    description,
    type: tone,
    timeout: timeoutMs ?? (onUndo ? UNDO_MS : undefined),
    onClose,
    priority: tone === "bad" ? "high" : "low",
    actionProps: onUndo && {
      children: "Undo",
      onClick: () => {
        onUndo();
        toasts.close(id);
      },
    },
  });
  return id;
}

export function closeToast(id: string): void {
  toasts.close(id);
}

/** On a phone, what is open fills the lower part of the screen, and its buttons are there. */
const CLEAR_OF_POPUPS =
  "max-tabs:[body:has([role=dialog][data-open])_&]:top-3 max-tabs:[body:has([role=dialog][data-open])_&]:bottom-auto";

export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Base.Provider toastManager={toasts} limit={4}>
      {children}
      <Base.Portal>
        <Base.Viewport
          className={cx(
            "fixed right-3 bottom-3 z-60 flex w-[22rem] max-w-[calc(100vw-1.5rem)] flex-col gap-2",
            CLEAR_OF_POPUPS,
          )}
        >
          <ToastList />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  );
}

function ToastList() {
  const { toasts: shown } = Base.useToastManager();
  return shown.map((toast) => (
    <Base.Root
      key={toast.id}
      toast={toast}
      className={cx(
        "rounded-lg bg-overlay shadow-popup transition-opacity duration-100 data-[ending-style]:opacity-0 data-[starting-style]:opacity-0",
        "data-[limited]:hidden",
      )}
    >
      <Base.Content className="flex items-center gap-2 py-2 pr-2 pl-3">
        <div className="min-w-0 flex-1">
          <Base.Title className={cx("text-sm", toast.type === "bad" ? "text-bad" : "text-ink-strong")} />
          <Base.Description className="text-muted text-xs" />
        </div>
        <Base.Action className={buttonStyle("secondary", "sm")} />
        <Base.Close aria-label="Dismiss" className="rounded p-1 text-muted hover:bg-hover hover:text-ink">
          <X className="size-4" aria-hidden />
        </Base.Close>
      </Base.Content>
    </Base.Root>
  ));
}
