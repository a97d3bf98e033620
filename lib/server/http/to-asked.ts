import { ASKED_BY_PAGE, type Asked } from "@/lib/server/runs/asked";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";

/** Who asks for work by the app's own API: a page, or a program by its token. */
export function toAsked(token: TokenGrant | null): Asked {
  if (!token) return ASKED_BY_PAGE;
  const { id, name } = token;
  return { client: { source: "api", token: { id, name }, user: null, metadata: {} }, grant: token };
}
