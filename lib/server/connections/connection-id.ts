import { randomBytes } from "node:crypto";

/** 128 random bits; the prefix says what the id is of. */
export function createConnectionId(): string {
  return `con_${randomBytes(16).toString("base64url")}`;
}

export function isConnectionId(text: string): boolean {
  return /^con_[A-Za-z0-9_-]{22}$/.test(text);
}
