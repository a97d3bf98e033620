"use client";
import { RadioCards } from "@/components/ui/radio-cards";
import { showToast } from "@/components/ui/toast";
import { problemAt } from "@/lib/client/check-setup";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { isPlain } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import { ProfileMembers } from "./profile-members";
import { SameModelTimes } from "./same-model-times";
import type { PartProps } from "./setup-line";
import { SetupPart } from "./setup-part";

/** Which profile the setup starts from. */
export function ProfilePart({ current, problems, open, onOpenChange }: PartProps) {
  const { setup, models } = current;
  const name = setup.profile?.name ?? (models ? "No profile" : "Profile");
  return (
    <SetupPart
      name="Profile"
      value={setup.edited ? `${name}, edited` : name}
      title="Profile"
      description="A pool, a judge and a mode under one name. Choosing one drops your changes."
      problem={problemAt(problems, "profile")}
      open={open}
      onOpenChange={onOpenChange}
      width="w-96"
    >
      <RadioCards
        label="Profile"
        value={setup.edited ? null : (setup.profile?.id ?? null)}
        onValueChange={takeProfile}
        items={(models?.profiles ?? []).map((profile) => ({
          value: profile.id,
          title: profile.name,
          aside: MODE_NAMES[profile.mode],
          about: <ProfileMembers profile={profile} models={models} />,
        }))}
      />
      <SameModelTimes models={models} />
    </SetupPart>
  );
}

function takeProfile(profile: string): void {
  const { takeProfile: take, replace } = useSetupStore.getState();
  const before = take(profile);
  if (!isPlain(before))
    showToast({ title: "Your changes were dropped for the profile.", onUndo: () => replace(before) });
}
