import type { ModelId } from "@/lib/fusion/run-request";

/** Where guests bring their own keys, the instance's paid connections are not theirs to use. */
export type GuestAccess = "all" | "own-keys";

export function mayGuestUse(model: ModelId, access: GuestAccess): boolean {
  return access === "all" || model.startsWith("demo/") || model.startsWith("local/");
}
