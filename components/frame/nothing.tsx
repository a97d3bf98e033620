import Link from "next/link";
import { buttonStyle } from "@/components/ui/button-style";

interface NothingProps {
  what: string;
  why: string;
  /** The first is the way on. */
  actions: { href: string; name: string }[];
}

/** A page with nothing to show: what happened, why, and where to go. */
export function Nothing({ what, why, actions }: NothingProps) {
  return (
    <main id="main" className="flex flex-col items-start gap-3 px-4 py-12">
      <p className="text-ink-strong text-lg">{what}</p>
      <p className="max-w-reading text-muted text-sm">{why}</p>
      <div className="flex gap-2 pt-1">
        {actions.map(({ href, name }, index) => (
          <Link key={href} href={href} className={buttonStyle(index === 0 ? "primary" : "secondary")}>
            {name}
          </Link>
        ))}
      </div>
    </main>
  );
}
