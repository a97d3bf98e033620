import { z } from "zod";
import type { Usage } from "@/lib/fusion/cost";

/** The object that a text holds; null where it holds anything else. */
export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : null;
  } catch (cause) {
    if (cause instanceof SyntaxError) return null;
    throw cause;
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A count of tokens as providers send it; anything else is unknown. */
export const tokenCount = z.number().int().min(0).nullish().catch(null);

/** The sum of what is known of `first` and `rest`; null where `first` is not known. */
export function sumOf(
  first: number | null | undefined,
  ...rest: (number | null | undefined)[]
): number | null {
  if (typeof first !== "number") return null;
  return rest.reduce<number>((sum, count) => sum + (count ?? 0), first);
}

/** The part of a usage that says how much of the input was written to a cache, where it says so. */
export function writtenTo(count: number | null | undefined): Pick<Usage, "cacheWriteTokens"> {
  return count ? { cacheWriteTokens: count } : {};
}
