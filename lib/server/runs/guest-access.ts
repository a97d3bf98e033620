import type { ModelId } from "@/lib/fusion/run-request";
import { isGuestId } from "@/lib/server/auth/guest-cookie";
import type { GuestAccess } from "@/lib/server/env";
import type { ModelDirectory } from "./model-directory";

/** What an owner may use: whoever has an account, everything. */
export function accessOf(ownerId: string, guestAccess: GuestAccess): GuestAccess {
  return isGuestId(ownerId) ? guestAccess : "all";
}

/** Where guests bring their own keys, the instance's connections are not theirs to use. */
export function mayGuestUse(
  model: ModelId,
  { guestAccess, models }: { guestAccess: GuestAccess; models: Pick<ModelDirectory, "isOwn"> },
): boolean {
  if (guestAccess === "all" || models.isOwn(model)) return true;
  return model.startsWith("demo/") || model.startsWith("local/");
}
