/** Who makes a call: a person with an account, or a guest known by their browser alone. */
export interface Who {
  /** Owns what the call makes: the account's id, or a guest's. */
  ownerId: string;
  /** Null: a guest. */
  account: SignedIn | null;
  /** The Set-Cookie header that makes a guest known next time; null where none is needed. */
  setCookie: string | null;
}

export interface SignedIn {
  id: string;
  name: string;
  email: string | null;
  role: "member" | "admin";
}
