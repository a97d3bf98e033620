"use client";
import { Menu as MenuIcon, Search } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { useFrameStore } from "@/lib/client/frame-store";

interface TopBarProps {
  /** What this page is: its only h1. */
  title: string;
  /** Beside the title, quieter. */
  note?: ReactNode;
  /** Its two or three actions. */
  children?: ReactNode;
}

export function TopBar({ title, note, children }: TopBarProps) {
  const set = useFrameStore((store) => store.set);
  return (
    <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3">
      <IconButton
        label="Menu"
        tooltip={false}
        onClick={() => set({ sheet: true })}
        icon={<MenuIcon className="size-4" />}
        className="tabs:hidden"
      />
      <h1 className="truncate font-medium text-ink-strong text-sm">{title}</h1>
      <div className="min-w-0 flex-1 truncate text-muted text-xs">{note}</div>
      {children}
      <button
        type="button"
        onClick={() => set({ palette: true })}
        className="hidden h-8 items-center gap-2 rounded-md px-2 text-muted text-xs hover:bg-hover hover:text-ink lg:flex"
      >
        <Search className="size-3.5" aria-hidden />
        Search <Kbd>⌘K</Kbd>
      </button>
    </header>
  );
}
