import type { DeepLink } from "./deep-link";
import { useDraftStore } from "./draft-store";
import { isPlain } from "./resolve-setup";
import { toPoolEntries, useSetupStore } from "./setup-store";
import { PLAIN_SETUP, type StoredSetup } from "./stored-setup";

export interface Replaced {
  what: "prompt" | "setup" | "prompt and setup";
  undo: () => void;
}

/** Fills the playground; the profile by its id. Returns null where nothing of the person's was replaced. */
export function takeDeepLink({ prompt, models, profile }: Omit<DeepLink, "leftOut">): Replaced | null {
  const { draft, change } = useDraftStore.getState();
  const { setup, replace } = useSetupStore.getState();
  if (prompt !== null) change({ prompt, attachments: [], visited: true });
  if (models !== null || profile !== null)
    replace({ ...PLAIN_SETUP, profile, pool: models && toPoolEntries(models.map((model) => ({ model }))) });
  const hadDraft = draft.prompt.trim() !== "" || draft.attachments.length > 0;
  const replacesPrompt = prompt !== null && draft.prompt !== prompt && hadDraft;
  const replacesSetup = models !== null || (profile !== null && !isAlready(profile, setup));
  if (!replacesPrompt && !replacesSetup) return null;
  const undo = () => {
    change(draft);
    replace(setup);
  };
  if (replacesPrompt && replacesSetup) return { what: "prompt and setup", undo };
  return { what: replacesPrompt ? "prompt" : "setup", undo };
}

function isAlready(profile: string, setup: StoredSetup): boolean {
  return isPlain(setup) && setup.profile === profile;
}
