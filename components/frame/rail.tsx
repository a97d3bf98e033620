"use client";
import { Keyboard, PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { useFrameStore } from "@/lib/client/frame-store";
import { AccountMenu } from "./account-menu";
import { GuestNote } from "./guest-note";
import { Mark } from "./mark";
import { NavLinks } from "./nav-links";
import { useRailStore } from "./rail-store";
import { RecentRuns } from "./recent-runs";
import { ThemeMenu } from "./theme-menu";

export function Rail() {
  const { folded, toggle } = useRailStore();
  useEffect(() => void useRailStore.persist.rehydrate(), []);
  return (
    <nav
      aria-label="Main"
      className={cx(
        "sticky top-0 hidden h-dvh shrink-0 flex-col border-line border-r bg-sunken tabs:flex",
        folded ? "w-13" : "w-40",
      )}
    >
      <div
        className={cx("flex h-12 items-center gap-1 px-2.5", folded ? "justify-center" : "justify-between")}
      >
        {!folded && (
          <Link
            href="/"
            className="flex items-center gap-2 rounded-md px-1 font-semibold text-ink-strong text-sm"
          >
            <Mark className="size-5" />
            Tokamak
          </Link>
        )}
        <IconButton
          label={folded ? "Unfold the rail" : "Fold the rail"}
          shortcut="["
          aria-expanded={!folded}
          onClick={toggle}
          icon={folded ? <PanelLeftOpen className="size-4" /> : <PanelLeftClose className="size-4" />}
        />
      </div>
      <NavLinks folded={folded} />
      <div className="mt-4 min-h-0 flex-1">{!folded && <RecentRuns />}</div>
      {!folded && <GuestNote />}
      <div className="mt-2 border-line border-t px-2 pt-2">
        <AccountMenu folded={folded} />
      </div>
      <RailFoot folded={folded} />
    </nav>
  );
}

function RailFoot({ folded }: { folded: boolean }) {
  const open = useFrameStore((store) => store.set);
  return (
    <div className={cx("flex gap-0.5 p-2 pt-1", folded && "flex-col items-center")}>
      <IconButton
        label="Search and actions"
        shortcut="⌘K"
        onClick={() => open({ palette: true })}
        icon={<Search className="size-4" />}
      />
      <IconButton
        label="Keyboard"
        shortcut="?"
        onClick={() => open({ keys: true })}
        icon={<Keyboard className="size-4" />}
      />
      <ThemeMenu />
    </div>
  );
}
