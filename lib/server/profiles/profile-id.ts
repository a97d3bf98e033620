import { randomBytes } from "node:crypto";

/** 128 random bits; the prefix says what the id is of. */
export function createProfileId(): string {
  return `prof_${randomBytes(16).toString("base64url")}`;
}
