import { useRouter } from "next/navigation";
import { showToast } from "@/components/ui/toast";
import { isPlain } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";

/** Takes a profile to the playground, where it is run and edited; what stood there can be brought back. */
export function useTakeProfile(): (profile: string) => void {
  const router = useRouter();
  const take = async (profile: string) => {
    await useSetupStore.persist.rehydrate();
    const { takeProfile, replace } = useSetupStore.getState();
    const before = takeProfile(profile);
    router.push("/");
    if (!isPlain(before))
      showToast({ title: "Your changes were dropped for the profile.", onUndo: () => replace(before) });
  };
  return (profile) => void take(profile);
}
