"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { NameForm } from "@/components/ui/name-form";
import { showToast } from "@/components/ui/toast";
import { accountQuery } from "@/lib/client/account-query";
import { addProfile, deleteProfile } from "@/lib/client/profile-actions";
import { refreshProfiles } from "@/lib/client/profiles-query";
import type { ResolvedSetup } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import { toProfileSetup } from "@/lib/client/to-profile-setup";
import { useProfileAction } from "@/lib/client/use-profile-action";
import {
  type CreateProfile,
  MAX_PROFILE_ABOUT_CHARS,
  MAX_PROFILE_NAME_CHARS,
  type ProfileView,
} from "@/lib/contract/profiles";

interface SaveProfileDialogProps {
  setup: ResolvedSetup;
  open: boolean;
  onClose: () => void;
}

/** The setup on the screen under a name; from then on the playground stands on it. */
export function SaveProfileDialog({ setup, open, onClose }: SaveProfileDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent
        title="Save as profile"
        description="Pool, judge, criteria, mode, waits and caps, under one name. The prompt is not part of it."
        className="max-w-md"
      >
        {open && <SaveForm setup={setup} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

function SaveForm({ setup, onDone }: { setup: ResolvedSetup; onDone: () => void }) {
  const client = useQueryClient();
  const { data: who } = useQuery(accountQuery);
  const save = useProfileAction((body: CreateProfile) => addProfile(body), {
    onDone(profile) {
      const { takeProfile, replace } = useSetupStore.getState();
      const before = takeProfile(profile.id);
      onDone();
      const undo = () => {
        replace(before);
        void takeBack(profile).then(() => refreshProfiles(client));
      };
      showToast({ title: `Saved as ${profile.name}.`, onUndo: undo });
    },
  });
  // What is wrong with the setup itself stands in the setup line; here it is said once.
  const aboutSetup = save.fields.find(({ path }) => path.startsWith("setup"));
  return (
    <NameForm
      initial={{ name: "", about: "", shared: false }}
      canShare={Boolean(who?.account)}
      maxName={MAX_PROFILE_NAME_CHARS}
      maxAbout={MAX_PROFILE_ABOUT_CHARS}
      action="Save"
      pending={save.pending}
      messageFor={save.messageFor}
      error={save.error}
      message={aboutSetup?.message ?? (save.fields.length === 0 ? save.message : null)}
      onSubmit={(named) => save.run({ ...named, setup: toProfileSetup(setup) })}
      onCancel={onDone}
    />
  );
}

function takeBack({ id, name }: ProfileView): Promise<void> {
  return deleteProfile(id).catch((error: Error) => {
    showToast({ tone: "bad", title: `${name} could not be taken back.`, description: error.message });
  });
}
