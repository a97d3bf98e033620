import type { AccountService } from "@/lib/server/accounts/account-service";
import type { SignInProviderConfig } from "@/lib/server/env-accounts";
import type { AddressRange } from "@/lib/server/net/address-range";
import type { Who } from "./who";

/** What signing in needs of the container. */
export interface AuthContainer {
  accounts: AccountService;
  auth: {
    /** Seals the cookies of sessions. */
    secret: string;
    providers: readonly SignInProviderConfig[];
    trustedProxies: readonly AddressRange[];
  };
  identify(request: Request): Promise<Who>;
}
