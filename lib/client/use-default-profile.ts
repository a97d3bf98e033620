import { useQuery } from "@tanstack/react-query";
import type { ModelList } from "@/lib/contract/models";
import { accountQuery } from "./account-query";
import { callApi } from "./api";
import { useDefaultProfileStore } from "./default-profile-store";

/** What a guest chose in this browser; null for who is signed in: theirs stands first in what the server lists. */
export function useGuestDefault(): string | null {
  const { data: who } = useQuery(accountQuery);
  const chosen = useDefaultProfileStore((store) => store.profile);
  return who?.account ? null : chosen;
}

/** The profile that the playground begins with. */
export function useDefaultProfile(models: ModelList | undefined): string | null {
  const chosen = useGuestDefault();
  const profiles = models?.profiles ?? [];
  return (profiles.find(({ id }) => id === chosen) ?? profiles[0])?.id ?? null;
}

/** Throws `ApiError`. A guest's choice stays in the browser. */
export async function saveDefaultProfile(profile: string, isSignedIn: boolean): Promise<void> {
  if (!isSignedIn) return useDefaultProfileStore.getState().choose(profile);
  await callApi("/api/account", () => undefined, { method: "PATCH", body: { defaultProfile: profile } });
}
