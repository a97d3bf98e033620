import { useQuery } from "@tanstack/react-query";
import { showToast } from "@/components/ui/toast";
import { modelsQuery } from "@/lib/client/models-query";
import { addProfile, changeProfile } from "@/lib/client/profile-actions";
import { setupOfProfile } from "@/lib/client/to-profile-setup";
import { saveDefaultProfile } from "@/lib/client/use-default-profile";
import { useProfileAction } from "@/lib/client/use-profile-action";
import { chooseFreeName } from "@/lib/contract/free-name";
import type { ProfileSummary } from "@/lib/contract/models";
import { MAX_PROFILE_NAME_CHARS } from "@/lib/contract/profiles";

const COPY = " copy";

/** What changes a profile at one click; each says what it did, or why not. */
export function useRowActions(profile: ProfileSummary, isSignedIn: boolean) {
  const { id, name, about } = profile;
  const { data: models } = useQuery(modelsQuery);
  const names = models?.profiles.map((other) => other.name) ?? [];
  const refused = (what: string) => (error: Error) => {
    showToast({ tone: "bad", title: `${name} could not be ${what}.`, description: error.message });
  };
  const duplicate = useProfileAction(
    () =>
      addProfile({
        name: chooseFreeName(
          `${name.slice(0, MAX_PROFILE_NAME_CHARS - COPY.length)}${COPY}`,
          names,
          MAX_PROFILE_NAME_CHARS,
        ),
        ...{ about, setup: setupOfProfile(profile), shared: false },
      }),
    {
      onDone: (added) => void showToast({ title: `${added.name} was added.` }),
      onRefused: refused("duplicated"),
    },
  );
  const offer = useProfileAction((shared: boolean) => changeProfile(id, { shared }), {
    onDone: ({ shared }) =>
      void showToast({ title: shared ? `${name} is offered to everyone here.` : `${name} is yours alone.` }),
    onRefused: refused("changed"),
  });
  const makeDefault = useProfileAction(() => saveDefaultProfile(id, isSignedIn), {
    onDone: () => void showToast({ title: `The playground begins with ${name}.` }),
    onRefused: refused("made the default"),
  });
  return {
    duplicate: () => duplicate.run(undefined),
    offer: (shared: boolean) => offer.run(shared),
    makeDefault: () => makeDefault.run(undefined),
  };
}
