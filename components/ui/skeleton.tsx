import { cx } from "./cx";

/** Holds the place of what is loading. Give it the size of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse rounded bg-hover", className)} />;
}
