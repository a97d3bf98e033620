import type { Outcome, Refusal } from "@/lib/server/refusal";

/** A refusal on its way to the `route` wrapper, which answers it. Thrown in `http` and in routes, nowhere below. */
export class HttpRefusal extends Error {
  override readonly name = "HttpRefusal";
  constructor(
    readonly refusal: Refusal,
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(refusal.detail, options);
  }
}

/** The value of an accepted outcome. Throws `HttpRefusal` otherwise. */
export function requireAccepted<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new HttpRefusal(outcome.refusal);
  return outcome.value;
}
