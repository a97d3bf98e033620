import { randomBytes } from "node:crypto";

/** 128 random bits; the prefix says what the id is of. */
export function createAttachmentId(): string {
  return `att_${randomBytes(16).toString("base64url")}`;
}

export function isAttachmentId(text: string): boolean {
  return /^att_[A-Za-z0-9_-]{22}$/.test(text);
}
