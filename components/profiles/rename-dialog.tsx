"use client";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { announce } from "@/components/ui/live-region";
import { NameForm } from "@/components/ui/name-form";
import { changeProfile } from "@/lib/client/profile-actions";
import { useProfileAction } from "@/lib/client/use-profile-action";
import type { ProfileSummary } from "@/lib/contract/models";
import { MAX_PROFILE_ABOUT_CHARS, MAX_PROFILE_NAME_CHARS, type UpdateProfile } from "@/lib/contract/profiles";

interface RenameDialogProps {
  profile: ProfileSummary;
  open: boolean;
  onClose: () => void;
}

export function RenameDialog({ profile, open, onClose }: RenameDialogProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => !next && onClose()}>
      <DialogContent title={`Rename ${profile.name}`} className="max-w-md">
        {open && <RenameForm profile={profile} onDone={onClose} />}
      </DialogContent>
    </Dialog>
  );
}

function RenameForm({
  profile: { id, name, about },
  onDone,
}: {
  profile: ProfileSummary;
  onDone: () => void;
}) {
  const rename = useProfileAction((body: UpdateProfile) => changeProfile(id, body), {
    onDone(changed) {
      announce(`Renamed to ${changed.name}.`);
      onDone();
    },
  });
  return (
    <NameForm
      initial={{ name, about, shared: false }}
      maxName={MAX_PROFILE_NAME_CHARS}
      maxAbout={MAX_PROFILE_ABOUT_CHARS}
      canShare={false}
      action="Save"
      pending={rename.pending}
      messageFor={rename.messageFor}
      error={rename.error}
      message={rename.fields.length === 0 ? rename.message : null}
      onSubmit={(named) => rename.run({ name: named.name, about: named.about })}
      onCancel={onDone}
    />
  );
}
