import { useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { showToast } from "@/components/ui/toast";
import { parseDeepLink, withoutDeepLink } from "@/lib/client/deep-link";
import { isPlain } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import type { ModelList } from "@/lib/contract/models";

/** Takes over what the address asks for, once, as soon as it can be known; nothing is run by it. */
export function useDeepLink(ready: boolean, models: ModelList | undefined): void {
  const search = useSearchParams();
  useEffect(() => {
    const link = parseDeepLink(search);
    if (!link || !ready || !models) return;
    window.history.replaceState(null, "", withoutDeepLink(search));
    if (link.profile !== null) takeProfile(link.profile, models);
  }, [search, ready, models]);
}

function takeProfile(asked: string, { profiles }: ModelList): void {
  const profile = profiles.find(({ id }) => id === asked) ?? profiles.find(({ slug }) => slug === asked);
  if (!profile) {
    showToast({
      tone: "bad",
      title: `There is no profile “${asked}” here.`,
      description: "The setup stays.",
    });
    return;
  }
  const { takeProfile: take, replace } = useSetupStore.getState();
  const before = take(profile.id);
  const isSame = isPlain(before) && before.profile === profile.id;
  if (!isSame) showToast({ title: `The setup is ${profile.name} now.`, onUndo: () => replace(before) });
}
