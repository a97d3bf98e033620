import { createHash, randomBytes } from "node:crypto";

/** 128 random bits; the prefix says what the id is of. */
export function createAccountId(): string {
  return `acc_${randomBytes(16).toString("base64url")}`;
}

export function isAccountId(text: string): boolean {
  return /^acc_[A-Za-z0-9_-]{22}$/.test(text);
}

export function createSessionId(): string {
  return `ses_${randomBytes(24).toString("base64url")}`;
}

export function isSessionId(text: string): boolean {
  return /^ses_[A-Za-z0-9_-]{32}$/.test(text);
}

/** The secret of an invitation link: 256 random bits. */
export function createInvitationToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of it. */
export function toInvitationId(token: string): string {
  return `inv_${createHash("sha256").update(token).digest("base64url")}`;
}

export function isInvitationId(text: string): boolean {
  return /^inv_[A-Za-z0-9_-]{43}$/.test(text);
}
