import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { type DeepLink, parseDeepLink, withoutDeepLink } from "@/lib/client/deep-link";
import { takeDeepLink } from "@/lib/client/take-deep-link";
import type { ModelList } from "@/lib/contract/models";

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
  const onUndo = takeDeepLink({ ...link, profile: profile?.id ?? null });
  if (asked !== null && !profile) {
    showToast({
      tone: "bad",
      title: `There is no profile “${asked}” here.`,
      description: link.models ? "The models of the link stand in the setup." : "The setup stays.",
      ...(onUndo && { onUndo }),
    });
  } else if (onUndo) showToast({ title: describe(link, profile?.name ?? null), onUndo });
}

function describe({ prompt, models }: DeepLink, profile: string | null): string {
  if (prompt === null && models === null && profile !== null) return `The setup is ${profile} now.`;
  return "What the link asks for stands in place of yours.";
}
