"use client";
import { Search, X } from "lucide-react";
import { Dialog, DialogClose, SheetContent } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { useFrameStore } from "@/lib/client/frame-store";
import { AccountMenu } from "./account-menu";
import { GuestNote } from "./guest-note";
import { Mark } from "./mark";
import { NavLinks } from "./nav-links";
import { RecentRuns } from "./recent-runs";
import { ThemeMenu } from "./theme-menu";

/** The rail on narrow screens. */
export function NavSheet() {
  const open = useFrameStore((store) => store.sheet);
  const set = useFrameStore((store) => store.set);
  const close = () => set({ sheet: false });
  return (
    <Dialog open={open} onOpenChange={(sheet) => set({ sheet })}>
      <SheetContent title="Navigation">
        <div className="flex h-12 items-center justify-between px-3.5">
          <span className="flex items-center gap-2 font-semibold text-ink-strong text-sm">
            <Mark className="size-5" />
            Tokamak
          </span>
          <span className="-mr-1.5 flex items-center">
            <IconButton
              label="Search and actions"
              tooltip={false}
              onClick={() => set({ sheet: false, palette: true })}
              icon={<Search className="size-4" />}
            />
            <ThemeMenu />
            <DialogClose
              render={<IconButton label="Close" tooltip={false} icon={<X className="size-4" />} />}
            />
          </span>
        </div>
        <nav aria-label="Main">
          <NavLinks onNavigate={close} />
        </nav>
        <div className="mt-4 min-h-0 flex-1">
          <RecentRuns onNavigate={close} />
        </div>
        <GuestNote onNavigate={close} />
        <div className="mt-2 border-line border-t p-2">
          <AccountMenu onNavigate={close} />
        </div>
      </SheetContent>
    </Dialog>
  );
}
