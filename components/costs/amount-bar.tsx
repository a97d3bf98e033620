import type { Amounts } from "@/lib/contract/usage";
import { STRIPES } from "./stripes";

/** How much of the dearest row: what is known, and in stripes what is estimated. The figures stand beside it. */
export function AmountBar({ amounts, most }: { amounts: Amounts; most: number }) {
  const percent = (usd: number) => (most > 0 ? `${(usd / most) * 100}%` : "0");
  return (
    <span aria-hidden className="mt-1 flex h-1.5 w-full">
      <span
        className="rounded-sm"
        style={{ width: percent(amounts.knownUsd), background: "var(--muted)", opacity: 0.7 }}
      />
      <span
        className="rounded-sm"
        style={{ width: percent(amounts.estimatedUsd), backgroundImage: STRIPES }}
      />
    </span>
  );
}
