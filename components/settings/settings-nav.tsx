"use client";
import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { cx } from "@/components/ui/cx";
import { accountQuery } from "@/lib/client/account-query";
import type { WhoAmI } from "@/lib/contract/accounts";

type ForWhom = "everybody" | "accounts" | "admins";

const PAGES: { path: string; name: string; for: ForWhom }[] = [
  { path: "appearance", name: "Appearance", for: "everybody" },
  { path: "account", name: "Account", for: "everybody" },
  { path: "connections", name: "Connections", for: "everybody" },
  { path: "tokens", name: "API tokens", for: "everybody" },
  { path: "sessions", name: "Sessions", for: "accounts" },
  { path: "data", name: "Data", for: "accounts" },
  { path: "people", name: "People", for: "admins" },
  { path: "instance", name: "Instance", for: "admins" },
];

/** The pages of the settings that whoever asks may use. */
export function SettingsNav() {
  const path = usePathname();
  const { data } = useQuery(accountQuery);
  const here = useRef<HTMLAnchorElement>(null);
  const isKnown = data !== undefined;
  // Where the list is wider than the screen, the page one is on is in it all the same.
  useEffect(() => {
    if (isKnown) here.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isKnown]);
  return (
    <nav
      aria-label="Settings"
      className="shrink-0 overflow-x-auto border-line border-b px-2 py-1.5 tabs:w-40 tabs:overflow-visible tabs:border-r tabs:border-b-0 tabs:py-3"
    >
      <div className="flex gap-0.5 tabs:sticky tabs:top-15 tabs:flex-col">
        {PAGES.filter((page) => isFor(page.for, data)).map((page) => {
          const isHere = path === `/settings/${page.path}`;
          return (
            <Link
              key={page.path}
              ref={isHere ? here : undefined}
              href={`/settings/${page.path}`}
              aria-current={isHere ? "page" : undefined}
              className={cx(
                "flex h-8 shrink-0 items-center rounded-md px-2.5 text-sm",
                isHere
                  ? "bg-pressed font-medium text-ink-strong"
                  : "text-muted hover:bg-hover hover:text-ink",
              )}
            >
              {page.name}
            </Link>
          );
        })}
      </div>
    </nav>
  );
}

function isFor(whom: ForWhom, who: WhoAmI | undefined): boolean {
  if (whom === "everybody") return true;
  return whom === "admins" ? who?.account?.role === "admin" : (who?.account ?? null) !== null;
}
