import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { InlineText } from "@/components/ui/inline-text";
import type { Label } from "@/lib/fusion/labels";
import { PointsTo } from "./point-to";

interface SectionHead {
  title: string;
  /** What this kind of finding means, and does not mean. */
  about: string;
  icon: LucideIcon;
}

interface FindingSectionProps extends SectionHead {
  count: number;
  children: ReactNode;
}

/** One kind of finding; nothing where the judge found none. */
export function FindingSection({ title, about, icon: Icon, count, children }: FindingSectionProps) {
  if (count === 0) return null;
  return (
    <section className="break-inside-avoid">
      <h3 className="mb-1 flex items-center gap-1.5 font-medium text-ink-strong text-sm" title={about}>
        <Icon className="size-3.5 text-muted" aria-hidden />
        {title}
        <span className="font-normal text-muted text-xs tabular-nums">{count}</span>
      </h3>
      <ul className="flex flex-col gap-1">{children}</ul>
    </section>
  );
}

interface ClaimSectionProps extends SectionHead {
  claims: readonly { claim: string; candidates: readonly Label[] }[];
}

export function ClaimSection({ claims, ...head }: ClaimSectionProps) {
  return (
    <FindingSection {...head} count={claims.length}>
      {claims.map(({ claim, candidates }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a judge may repeat a claim; findings keep their places
        <ClaimRow key={index} claim={claim} labels={candidates} />
      ))}
    </FindingSection>
  );
}

/** A claim and who makes it. */
export function ClaimRow({ claim, labels }: { claim: string; labels: readonly Label[] }) {
  return (
    <li className="flex items-start gap-1.5 text-ink text-sm">
      {labels.length > 0 && <PointsTo labels={labels} claim={claim} />}
      <span className="min-w-0 break-words py-0.5">
        <InlineText text={claim} />
      </span>
    </li>
  );
}
