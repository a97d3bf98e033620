import { z } from "zod";
import type { ChangePerson, People, Person } from "@/lib/contract/instance";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { isAccountId } from "./account-ids";
import type { AccountServiceDeps } from "./account-service-deps";
import type { AccountPage, AccountRecord } from "./account-store";

/** What admins may do with the accounts of the instance. The routes see to it that only admins ask. */
export async function listPeople(
  page: AccountPage,
  { accounts }: Pick<AccountServiceDeps, "accounts">,
): Promise<People> {
  const found = await accounts.list({ ...page, limit: page.limit + 1 });
  const items = found.slice(0, page.limit);
  const last = items.at(-1);
  return {
    items: items.map(toPerson),
    nextCursor: found.length > page.limit && last ? encodePlace(last) : null,
  };
}

export async function changePerson(
  id: string,
  { role, disabled, monthlyBudgetUsd: usd }: ChangePerson,
  { accounts, clock }: Pick<AccountServiceDeps, "accounts" | "clock">,
): Promise<Outcome<Person>> {
  const done = isAccountId(id)
    ? await accounts.administer(id, {
        ...(role && { role }),
        ...(disabled !== undefined && { disabledAtMs: disabled ? clock.now() : null }),
        ...(usd !== undefined && { monthlyBudgetMicroUsd: usd === null ? null : toMicroUsd(usd) }),
      })
    : "missing";
  if (done === "last-admin") return refuse("last-admin", LAST_ADMIN);
  const account = done === "done" ? await accounts.find(id) : null;
  return account
    ? accept(toPerson(account))
    : refuse("not-found", "There is no such account. It may have been deleted.");
}

const LAST_ADMIN =
  "This is the last admin who can sign in: make somebody else one first. An instance without an admin could not be looked after.";

function toPerson(account: AccountRecord): Person {
  const { id, name, email, role, disabledAtMs, monthlyBudgetMicroUsd: budget, createdAtMs } = account;
  return {
    ...{ id, name, email, role },
    disabled: disabledAtMs !== null,
    monthlyBudgetUsd: budget === null ? null : fromMicroUsd(budget),
    createdAt: new Date(createdAtMs).toISOString(),
  };
}

const placeSchema = z.tuple([z.number().int(), z.string()]);

function encodePlace({ createdAtMs, id }: AccountRecord): string {
  return Buffer.from(JSON.stringify([createdAtMs, id])).toString("base64url");
}

/** Null where the text is no cursor of ours. */
export function parsePlace(text: string): AccountPage["after"] {
  try {
    const [createdAtMs, id] = placeSchema.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    return isAccountId(id) && Math.abs(createdAtMs) < 8e14 ? { createdAtMs, id } : null;
  } catch (cause) {
    if (cause instanceof Error) return null;
    throw cause;
  }
}
