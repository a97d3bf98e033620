import { invitationTokenSchema } from "@/lib/contract/accounts";

const KEY = "tokamak.invitation";

/** The end of an invitation link: a fragment, so that no server writes it to a log on the way. */
export function toInvitationLink(token: string): string {
  return `${window.location.origin}/sign-up#invitation=${token}`;
}

/**
 * The invitation that brought the browser here, taken out of the address, so that it stays in no history and on no screen, and
 * held in this tab until it is used.
 */
export function takeInvitation(): string | undefined {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  const given = new URLSearchParams(hash.slice(1)).get("invitation") ?? query.get("invitation");
  const token = invitationTokenSchema.safeParse(given).data;
  if (given !== null) {
    query.delete("invitation");
    const rest = query.size > 0 ? `?${query}` : "";
    window.history.replaceState(null, "", `${pathname}${rest}`);
  }
  if (token) window.sessionStorage.setItem(KEY, token);
  return invitationTokenSchema.safeParse(window.sessionStorage.getItem(KEY)).data;
}

export function dropInvitation(): void {
  window.sessionStorage.removeItem(KEY);
}
