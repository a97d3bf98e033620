import type { SelectItem } from "@/components/ui/select";
import type { ProfileSummary } from "@/lib/contract/models";

/** Stands for "none of one's own"; no profile has such an id. */
export const NO_PROFILE = "-";

/** One that is chosen and no longer there stays shown, so that saving something else does not lose it. */
export function toProfileItems(
  profiles: readonly ProfileSummary[],
  chosen: string,
  none: string,
): SelectItem<string>[] {
  const known = profiles.map(({ id, name }) => ({ value: id, label: name }));
  const isMissing = chosen !== NO_PROFILE && !known.some(({ value }) => value === chosen);
  return [
    { value: NO_PROFILE, label: none },
    ...known,
    ...(isMissing ? [{ value: chosen, label: chosen, hint: "Not there at the moment" }] : []),
  ];
}
