import {
  type AccountView,
  accountSchema,
  type ChangeAccount,
  type ChangePassword,
  type DeleteAccount,
  providerStartSchema,
  type SignIn,
  type SignInProviderId,
  type SignUp,
  type WhoAmI,
  whoAmISchema,
} from "@/lib/contract/accounts";
import { toSafePath } from "@/lib/contract/safe-path";
import { callApi } from "./api";
import { forgetPerson } from "./forget-person";
import { tellTabs } from "./tell-tabs";

/** What a person can do about who they are. All throw `ApiError`. */
const parseWho = (data: unknown) => whoAmISchema.parse(data);
const parseNothing = () => undefined;

export async function signIn(body: SignIn): Promise<WhoAmI> {
  const who = await callApi("/api/account/sign-in", parseWho, { method: "POST", body });
  tellTabs("signed-in");
  return who;
}

export async function signUp(body: SignUp): Promise<WhoAmI> {
  const who = await callApi("/api/account/sign-up", parseWho, { method: "POST", body });
  tellTabs("signed-in");
  return who;
}

/** Leaves this page for the provider's, which sends the browser back. */
export async function signInWith(
  provider: SignInProviderId,
  body: { next?: string; invitation?: string },
): Promise<void> {
  const path = `/api/account/providers/${provider}`;
  const { url } = await callApi(path, (data) => providerStartSchema.parse(data), { method: "POST", body });
  window.location.assign(url);
}

export async function signOut(): Promise<void> {
  await callApi("/api/account/sign-out", parseNothing, { method: "POST" });
  leave("/");
}

export async function signOutEverywhere(): Promise<void> {
  await callApi("/api/account/sessions", parseNothing, { method: "DELETE" });
  leave("/sign-in");
}

export function endSession(id: string): Promise<void> {
  return callApi(`/api/account/sessions/${encodeURIComponent(id)}`, parseNothing, { method: "DELETE" });
}

export function changeAccount(body: ChangeAccount): Promise<AccountView> {
  return callApi("/api/account", (data) => accountSchema.parse(data), { method: "PATCH", body });
}

export function changePassword(body: ChangePassword): Promise<void> {
  return callApi("/api/account/password", parseNothing, { method: "POST", body });
}

export async function deleteAccount(body: DeleteAccount): Promise<void> {
  await callApi("/api/account", parseNothing, { method: "DELETE", body });
  leave("/");
}

/** Nothing is left of who asked before, on the page or in what the browser remembers. */
function leave(path: string): void {
  forgetPerson();
  tellTabs("signed-out");
  startOver(path);
}

/** A new page, for whoever asks now: what was read for somebody else is gone with the old one. */
export function startOver(path: string | null): void {
  window.location.assign(toSafePath(path));
}
