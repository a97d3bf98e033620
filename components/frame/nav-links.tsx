"use client";
import {
  Boxes,
  Braces,
  CircleDollarSign,
  History,
  Settings,
  SlidersHorizontal,
  SquareTerminal,
} from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";

const LINKS = [
  { href: "/", name: "Playground", icon: SquareTerminal, owns: (path: string) => path === "/" },
  { href: "/history", name: "History", icon: History, owns: (path: string) => path === "/history" },
  {
    href: "/profiles",
    name: "Profiles",
    icon: SlidersHorizontal,
    owns: (path: string) => path.startsWith("/profiles"),
  },
  { href: "/models", name: "Models", icon: Boxes, owns: (path: string) => path === "/models" },
  { href: "/costs", name: "Costs", icon: CircleDollarSign, owns: (path: string) => path === "/costs" },
  { href: "/developers", name: "API", icon: Braces, owns: (path: string) => path === "/developers" },
  {
    href: "/settings/connections",
    name: "Settings",
    icon: Settings,
    owns: (path: string) => path.startsWith("/settings"),
  },
];

export function NavLinks({ folded = false, onNavigate }: { folded?: boolean; onNavigate?: () => void }) {
  const path = usePathname();
  return (
    <ul className="flex flex-col gap-0.5 px-2">
      {LINKS.map(({ href, name, icon: Icon, owns }) => {
        const link = (
          <Link
            href={href}
            onClick={onNavigate}
            aria-current={owns(path) ? "page" : undefined}
            aria-label={folded ? name : undefined}
            className={cx(
              "flex h-8 items-center gap-2.5 rounded-md px-2 text-sm transition-colors duration-100",
              owns(path)
                ? "bg-pressed font-medium text-ink-strong"
                : "text-muted hover:bg-hover hover:text-ink",
            )}
          >
            <Icon className="size-4 shrink-0" aria-hidden />
            {!folded && name}
          </Link>
        );
        return (
          <li key={href}>
            {folded ? (
              <Tooltip content={name} side="right">
                {link}
              </Tooltip>
            ) : (
              link
            )}
          </li>
        );
      })}
    </ul>
  );
}
