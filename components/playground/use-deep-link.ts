import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { type DeepLink, parseDeepLink, withoutDeepLink } from "@/lib/client/deep-link";
import { type Replaced, takeDeepLink } from "@/lib/client/take-deep-link";
import type { ModelList } from "@/lib/contract/models";
import { MAX_POOL } from "@/lib/fusion/labels";

/** Takes over what the address asks for, once, as soon as it can be known; nothing is run by it. */
export function useDeepLink(ready: boolean, models: ModelList | undefined): void {
  const search = useSearchParams();
  useEffect(() => {
    const link = parseDeepLink(search);
    if (!link || !ready || !models) return;
    window.history.replaceState(null, "", withoutDeepLink(search));
    take(link, models);
  }, [search, ready, models]);
}

function take(link: DeepLink, { profiles }: ModelList): void {
  const asked = link.profile;
  const profile = profiles.find(({ id }) => id === asked) ?? profiles.find(({ slug }) => slug === asked);
  const replaced = takeDeepLink({ ...link, profile: profile?.id ?? null });
  const tooMany = describeLeftOut(link);
  if (asked !== null && !profile) {
    const rest = link.models ? "The models of the link stand in the setup." : "The setup stays.";
    showToast({
      tone: "bad",
      title: `There is no profile “${asked}” here.`,
      description: [rest, tooMany].join(" ").trim(),
      ...(replaced && { onUndo: replaced.undo }),
    });
  } else if (replaced) {
    const title = describe(link, replaced, profile?.name ?? null);
    showToast({ title, description: tooMany, onUndo: replaced.undo });
  }
}

function describe({ prompt, models }: DeepLink, { what }: Replaced, profile: string | null): string {
  if (prompt === null && models === null && profile !== null) return `The setup is ${profile} now.`;
  return `The link replaced your ${what}.`;
}

function describeLeftOut({ models, leftOut }: DeepLink): string | undefined {
  if (leftOut === 0 || !models) return undefined;
  const asked = models.length + leftOut;
  const last = leftOut === 1 ? "the last was" : `the last ${leftOut} were`;
  return `The link names ${asked} models, and a pool has at most ${MAX_POOL}: ${last} left out.`;
}
