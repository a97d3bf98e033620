import type { AccountService } from "@/lib/server/accounts/account-service";
import type { SignInProviderConfig } from "@/lib/server/env-accounts";
import type { AddressRange } from "@/lib/server/net/address-range";
import type { Outcome } from "@/lib/server/refusal";
import type { TokenService } from "@/lib/server/tokens/token-service";
import type { Who } from "./who";

/** What signing in needs of the container. */
export interface AuthContainer {
  accounts: AccountService;
  tokens: TokenService;
  auth: {
    /** Seals the cookies of sessions; what is kept of API tokens is hashed with a key made from it. */
    secret: string;
    providers: readonly SignInProviderConfig[];
    trustedProxies: readonly AddressRange[];
  };
  /** Whoever makes the call; refused where it comes with a token that does not hold. */
  identify(request: Request): Promise<Outcome<Who>>;
  /** Whose browser it is. For pages, which no program asks for: a token is passed over. */
  identifyVisitor(request: Request): Promise<Who>;
}
