/** How the requests of the OpenAI-compatible API take what asks for nothing, and refuse the rest by its name. */
import { z } from "zod";

/** Only the value that asks for nothing. */
export function onlyUnasked(isUnasked: (value: unknown) => boolean, message: string) {
  return z.unknown().refine(isUnasked, message).optional().describe(message);
}

export const isOneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);
export const isEmpty = (value: unknown) =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** Changes nothing of the answer. */
export const passedOverSchema = z.unknown().optional().describe("Taken, and changes nothing of the answer.");

/** A setting that is null counts as left out, as with OpenAI. */
export function withoutNulls(body: unknown): unknown {
  if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
