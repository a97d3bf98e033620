import type { ModelId } from "@/lib/fusion/run-request";
import type { GuestAccess } from "@/lib/server/env";

/** Where guests bring their own keys, the instance's connections are not theirs to use. */
export function mayGuestUse(model: ModelId, access: GuestAccess): boolean {
  return access === "all" || model.startsWith("demo/") || model.startsWith("local/");
}
