/**
 * Where accounts are kept, and how they sign in. Called by the account service. Invariants: an address and an identity belong
 * to one account each; the first account of an instance is its admin, and its last one stays.
 */
import { z } from "zod";
import type { SignedIn } from "@/lib/server/auth/who";

export type Role = SignedIn["role"];

const roleSchema = z.enum(["member", "admin"]);

/** A role as it is stored. Throws where it is none. */
export function roleOf(text: string): Role {
  return roleSchema.parse(text);
}

export interface AccountRecord extends SignedIn {
  /** Null where they sign in with a provider only. */
  passwordHash: string | null;
  disabledAtMs: number | null;
  /** `quality`, `budget` or a profile's id; null: the instance's. */
  defaultProfile: string | null;
  /** What they may spend in a calendar month; null: the instance's default. */
  monthlyBudgetMicroUsd: number | null;
  createdAtMs: number;
}

export interface Identity {
  provider: string;
  providerAccountId: string;
}

export interface NewAccount {
  id: string;
  email: string | null;
  name: string;
  passwordHash: string | null;
  createdAtMs: number;
  /** How it signs in beside a password. */
  identity: Identity | null;
  /** `open`: anybody may sign up. `first`: only the first of the instance. Else the id of an invitation that is used up by it. */
  by: "open" | "first" | { invitation: string };
}

export type CreateAccountOutcome =
  | { kind: "created"; account: AccountRecord }
  | { kind: "email-taken" | "identity-taken" | "not-invited" };

export type AccountChange = Partial<Pick<AccountRecord, "name" | "defaultProfile" | "passwordHash">>;

/** What an admin changes of an account. */
export type Administration = Partial<Pick<AccountRecord, "role" | "disabledAtMs" | "monthlyBudgetMicroUsd">>;

export interface AccountPage {
  /** Part of the name or the address, in any case; null: all. */
  search: string | null;
  /** The newest first; after this one. */
  after: { createdAtMs: number; id: string } | null;
  limit: number;
}

export interface AccountStore {
  /** The first account of the instance becomes its admin, also where several are made at once. */
  create(account: NewAccount): Promise<CreateAccountOutcome>;
  isEmpty(): Promise<boolean>;
  find(id: string): Promise<AccountRecord | null>;
  findByEmail(email: string): Promise<AccountRecord | null>;
  findByIdentity(identity: Identity): Promise<AccountRecord | null>;
  /** False where the identity is another account's, or the account has one of that provider. */
  link(accountId: string, identity: Identity): Promise<boolean>;
  /** The providers it signs in with. */
  listProviders(accountId: string): Promise<string[]>;
  /** False where the account is gone. */
  update(id: string, change: AccountChange): Promise<boolean>;
  /** Nothing is done where no admin would be left who can sign in. Disabling ends all sessions with it. */
  administer(id: string, change: Administration): Promise<"done" | "missing" | "last-admin">;
  list(page: AccountPage): Promise<AccountRecord[]>;
}
