import type { Origin } from "@/lib/server/accounts/account-service-deps";
import type { AddressRange } from "@/lib/server/net/address-range";
import { readClientAddress } from "./client-address";
import { identifyGuest } from "./guest-cookie";

/** The browser that a sign-in comes from. */
export function readSignInOrigin(request: Request, trustedProxies: readonly AddressRange[]): Origin {
  const guest = identifyGuest(request);
  return {
    address: readClientAddress(request, trustedProxies),
    userAgent: request.headers.get("user-agent") ?? "",
    // A guest who gets a cookie only now has made nothing yet.
    guestId: guest.setCookie === null ? guest.ownerId : null,
  };
}
