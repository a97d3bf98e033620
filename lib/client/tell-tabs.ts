import { z } from "zod";

/** What happened to who asks, told to this browser's other tabs: their cookies are the same, their pages are not. */
const accountChangeSchema = z.enum(["signed-in", "signed-out"]);
export type AccountChange = z.infer<typeof accountChangeSchema>;

export const ACCOUNT_CHANGE_KEY = "tokamak.account-change";

/** Not by a BroadcastChannel: of a change in storage the page that made it hears nothing, and it goes on to a place of its own. */
export function tellTabs(change: AccountChange): void {
  window.localStorage.setItem(ACCOUNT_CHANGE_KEY, change);
  // So that the next one is a change again.
  window.localStorage.removeItem(ACCOUNT_CHANGE_KEY);
}

/** Calls back when another tab tells of a change; the function it returns ends that. */
export function onAccountChange(handle: (change: AccountChange) => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    const change = key === ACCOUNT_CHANGE_KEY ? accountChangeSchema.safeParse(newValue) : null;
    if (change?.success) handle(change.data);
  };
  window.addEventListener("storage", hear);
  return () => window.removeEventListener("storage", hear);
}
