import type { Clock } from "@/lib/fusion/ports";
import type { Database } from "@/lib/server/db/client";
import type { AccountsEnv } from "@/lib/server/env-accounts";
import type { KeyRing } from "@/lib/server/keys/key-ring";
import type { RunExecutor } from "@/lib/server/runs/run-executor";
import type { AccountStore } from "./account-store";
import type { InstanceSettingStore } from "./instance-settings";
import type { InvitationStore } from "./invitation-store";
import type { SessionStore } from "./session-store";
import type { Tries } from "./tries";

export interface AccountServiceDeps {
  accounts: AccountStore;
  sessions: SessionStore;
  invitations: InvitationStore;
  settings: InstanceSettingStore;
  tries: Tries;
  /** For what goes through everything that an account owns. */
  database: Database;
  ring: KeyRing;
  executor: Pick<RunExecutor, "find">;
  environment: Pick<AccountsEnv, "signUp" | "signInProviders">;
  clock: Clock;
  /** Writes what is still on its way to the store of measured calls. */
  flushCalls(): Promise<void>;
}

/** The browser that a sign-in comes from. */
export interface Origin {
  /** Where its tries are counted. */
  address: string;
  userAgent: string;
  /** The guest it is until then; null: none that we know. */
  guestId: string | null;
}
