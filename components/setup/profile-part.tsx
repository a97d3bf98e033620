"use client";
import { useMemo, useState } from "react";
import { RadioCards } from "@/components/ui/radio-cards";
import { showToast } from "@/components/ui/toast";
import { problemAt } from "@/lib/client/check-setup";
import { profileDeletes } from "@/lib/client/delete-profile";
import { MODE_NAMES } from "@/lib/client/describe-setup";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import { isPlain } from "@/lib/client/resolve-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import type { ProfileSummary } from "@/lib/contract/models";
import { ProfileActions } from "./profile-actions";
import { ProfileMembers } from "./profile-members";
import { SameModelTimes } from "./same-model-times";
import { SaveProfileDialog } from "./save-profile-dialog";
import type { PartProps } from "./setup-line";
import { SetupPart } from "./setup-part";

/** Which profile the setup starts from, and what can be made of it. */
export function ProfilePart({ current, problems, open, onOpenChange }: PartProps) {
  const [saving, setSaving] = useState(false);
  const { setup, models } = current;
  const hidden = profileDeletes.useHidden((store) => store.hidden);
  const name = setup.profile?.name ?? (models ? "No profile" : "Profile");
  usePaletteActions(
    "profile",
    useSaveAction(setup.edited, () => setSaving(true)),
  );
  return (
    <>
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
          items={(models?.profiles ?? [])
            .filter(({ id }) => !hidden.has(id))
            .map((profile) => ({
              value: profile.id,
              title: profile.name,
              aside: [whoseOf(profile), MODE_NAMES[profile.mode]].filter(Boolean).join(" · "),
              about: <ProfileMembers profile={profile} models={models} />,
            }))}
        />
        <SameModelTimes models={models} />
        <ProfileActions
          setup={setup}
          onSave={() => {
            onOpenChange(false);
            setSaving(true);
          }}
          onDone={() => onOpenChange(false)}
        />
      </SetupPart>
      <SaveProfileDialog setup={setup} open={saving} onClose={() => setSaving(false)} />
    </>
  );
}

/** Nothing for what comes with the program. */
function whoseOf({ kind, by }: ProfileSummary): string | null {
  if (kind === "own") return "yours";
  return kind === "shared" ? `by ${by}` : null;
}

function useSaveAction(edited: boolean, onSave: () => void): PaletteAction[] {
  // biome-ignore lint/correctness/useExhaustiveDependencies: what it does never changes, only whether it is offered
  return useMemo(
    () =>
      edited
        ? [{ id: "save-profile", group: "Profile", title: "Save this setup as a profile", run: onSave }]
        : [],
    [edited],
  );
}

function takeProfile(profile: string): void {
  const { takeProfile: take, replace } = useSetupStore.getState();
  const before = take(profile);
  if (!isPlain(before))
    showToast({ title: "Your changes were dropped for the profile.", onUndo: () => replace(before) });
}
