import { randomBytes } from "node:crypto";

/** 128 random bits; the prefix says what the id is of. */
export function createRunId(): string {
  return `run_${randomBytes(16).toString("base64url")}`;
}

export function isRunId(text: string): boolean {
  return /^run_[A-Za-z0-9_-]{22}$/.test(text);
}
