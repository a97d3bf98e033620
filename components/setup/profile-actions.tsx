"use client";
import { useQueryClient } from "@tanstack/react-query";
import { BookmarkPlus, Save } from "lucide-react";
import Link from "next/link";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { changeProfile } from "@/lib/client/profile-actions";
import { refreshProfiles } from "@/lib/client/profiles-query";
import type { ResolvedSetup } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import { setupOfProfile, toProfileSetup } from "@/lib/client/to-profile-setup";
import { useProfileAction } from "@/lib/client/use-profile-action";
import type { ProfileSummary } from "@/lib/contract/models";

interface ProfileActionsProps {
  setup: ResolvedSetup;
  onSave: () => void;
  onDone: () => void;
}

/** What can be done with an edited setup: kept under a new name, or as what its profile is from now on. */
export function ProfileActions({ setup, onSave, onDone }: ProfileActionsProps) {
  const { profile, edited } = setup;
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t px-3 py-2.5">
      {edited && (
        <Button size="sm" onClick={onSave}>
          <BookmarkPlus className="size-3.5" aria-hidden />
          Save as profile
        </Button>
      )}
      {edited && profile?.kind === "own" && <UpdateProfile profile={profile} setup={setup} onDone={onDone} />}
      <Link href="/profiles" className="ml-auto rounded text-accent-ink text-xs hover:underline">
        Manage profiles
      </Link>
    </div>
  );
}

interface UpdateProfileProps {
  profile: ProfileSummary;
  setup: ResolvedSetup;
  onDone: () => void;
}

function UpdateProfile({ profile, setup, onDone }: UpdateProfileProps) {
  const client = useQueryClient();
  const { id, name } = profile;
  const before = setupOfProfile(profile);
  const tellFailed = (error: Error) => {
    showToast({ tone: "bad", title: `${name} could not be updated.`, description: error.message });
  };
  const update = useProfileAction(() => changeProfile(id, { setup: toProfileSetup(setup) }), {
    onDone() {
      const { takeProfile, replace } = useSetupStore.getState();
      const edits = takeProfile(id);
      onDone();
      const undo = () => {
        changeProfile(id, { setup: before })
          .then(() => refreshProfiles(client))
          .then(() => replace(edits))
          .catch(tellFailed);
      };
      showToast({ title: `${name} was updated.`, onUndo: undo });
    },
    onRefused: tellFailed,
  });
  return (
    <Button size="sm" disabled={update.pending} onClick={() => update.run(undefined)}>
      <Save className="size-3.5" aria-hidden />
      Update {name}
    </Button>
  );
}
