import type { Who } from "@/lib/server/auth/who";
import type { Limits } from "@/lib/server/limits/limits";
import { HttpRefusal } from "./http-refusal";

/** Counts one request against its caller's limits, and puts on `headers` how they stand. Throws `HttpRefusal` beyond them. */
export async function countRequest(
  limits: Limits,
  { ownerId, token }: Pick<Who, "ownerId" | "token">,
  headers: Headers,
): Promise<void> {
  const admission = await limits.admit({ ownerId, tokenId: token?.id ?? null });
  for (const [name, value] of Object.entries(admission.headers)) headers.set(name, value);
  if (admission.refusal) throw new HttpRefusal(admission.refusal);
}
