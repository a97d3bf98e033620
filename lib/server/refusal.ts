import type { Problem, ProblemCode } from "@/lib/contract/problem";

/** Why something asked for is not done: what happened and what to do about it, for a person to read. */
export interface Refusal {
  code: ProblemCode;
  detail: string;
  errors?: Problem["errors"];
  retryAfterSeconds?: number;
}

export type Outcome<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

export function accept<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function refuse(
  code: ProblemCode,
  detail: string,
  more: Omit<Refusal, "code" | "detail"> = {},
): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: { code, detail, ...more } };
}
