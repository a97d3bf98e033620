import { randomBytes } from "node:crypto";

/** 128 random bits: all that stands between a permalink and those who were not given it. */
export function createSlug(): string {
  return randomBytes(16).toString("base64url");
}

/** Longer text is no slug, and is not looked up. */
export function isSlugLike(text: string): boolean {
  return text.length > 0 && text.length <= 64 && !text.includes("\u0000");
}
