"use client";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { AccountWatch } from "./account-watch";
import { DeleteFlusher } from "./delete-flusher";
import { FrameDialogs } from "./frame-dialogs";
import { FrameKeys } from "./frame-keys";
import { NavSheet } from "./nav-sheet";
import { Rail } from "./rail";

/** Everything around a page: the rail on the left, ⌘K, the list of keys. The page's width belongs to the page. */
export function Frame({ children }: { children: ReactNode }) {
  // A permalink is read by strangers: the rail and the palette ask for runs of theirs, and would make them guests.
  const isOwn = !usePathname().startsWith("/s/");
  return (
    <div className="flex min-h-dvh">
      <a
        href="#main"
        className="fixed top-2 left-2 z-60 -translate-y-16 rounded-md bg-accent px-3 py-1.5 text-accent-on text-sm focus:translate-y-0"
      >
        Skip to the page
      </a>
      {isOwn && <Rail />}
      <div className="flex min-w-0 flex-1 flex-col">{children}</div>
      {isOwn && (
        <>
          <NavSheet />
          <FrameDialogs />
          <FrameKeys />
        </>
      )}
      <DeleteFlusher />
      <AccountWatch />
    </div>
  );
}
