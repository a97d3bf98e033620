import Link from "next/link";
import { cx } from "@/components/ui/cx";

interface SwitchLinkProps {
  href: string;
  current: boolean;
  children: string;
}

/** One way of looking at the page. It stands in the address, so that what is seen can be kept and shared. */
export function SwitchLink({ href, current, children }: SwitchLinkProps) {
  return (
    <Link
      href={href}
      replace
      scroll={false}
      aria-current={current ? "true" : undefined}
      className={cx(
        "flex h-[26px] items-center whitespace-nowrap rounded px-2.5 text-xs",
        current ? "bg-pressed font-medium text-ink-strong" : "text-muted hover:text-ink",
      )}
    >
      {children}
    </Link>
  );
}

export const SWITCH_STYLE = "flex max-w-full flex-wrap rounded-md border border-line-strong bg-raised p-0.5";
