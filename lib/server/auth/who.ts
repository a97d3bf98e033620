import type { TokenGrant } from "@/lib/server/tokens/token-grant";

/** Who makes a call: a person with an account, a guest known by their browser alone, or a program on behalf of either. */
export interface Who {
  /** Owns what the call makes: the account's id, or a guest's. */
  ownerId: string;
  /** Null: a guest. */
  account: SignedIn | null;
  /** What the program that calls may do; null: a browser calls. */
  token: TokenGrant | null;
  /** The Set-Cookie header that makes a guest known next time; null where none is needed. */
  setCookie: string | null;
}

export interface SignedIn {
  id: string;
  name: string;
  email: string | null;
  /** A program is never an admin, whoever's token it calls with. */
  role: "member" | "admin";
}
