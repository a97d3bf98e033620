import { isSameName } from "@/lib/contract/free-name";
import { BUILT_IN_NAMES } from "@/lib/server/models/profiles";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import type { ProfileRow } from "./profile-store";

const BUILT_IN = Object.values(BUILT_IN_NAMES);

/** Every name that an owner's profiles may not be given once more. */
export function takenNames(own: readonly Pick<ProfileRow, "name">[]): string[] {
  return [...BUILT_IN, ...own.map(({ name }) => name)];
}

/** In a list, two profiles of one name are told apart by nothing. */
export function refuseTakenName(name: string, own: readonly Pick<ProfileRow, "name">[]): Outcome<null> {
  const taken = takenNames(own).find((other) => isSameName(other, name));
  if (taken === undefined) return accept(null);
  const whose = BUILT_IN.some((other) => other === taken) ? "A built-in profile" : "Another of your profiles";
  const message = `${whose} is called ${taken}: choose another name.`;
  return refuse("invalid-body", message, { errors: [{ path: "name", message }] });
}
