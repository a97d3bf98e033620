import { z } from "zod";

const errorObject = z.looseObject({
  message: z.string().nullish().catch(null),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  metadata: z
    .looseObject({
      error_type: z.string().nullish().catch(null),
      limit_source: z.string().nullish().catch(null),
      provider_name: z.string().nullish().catch(null),
      raw: z.unknown().optional(),
      reasons: z.array(z.unknown()).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** An error as a provider describes it, whatever the envelope. */
export interface ProviderError {
  /** The provider's words, unscrubbed; null where it had none. */
  words: string | null;
  /** Machine words, most specific first, in lower case. */
  codes: string[];
  /** A numeric code, as OpenRouter and vLLM send. */
  status: number | null;
  inFlightLimit: boolean;
  /** The input was flagged by moderation (OpenRouter's 403). */
  flagged: boolean;
}

/**
 * Reads `{error: {…}}`, `{error: "…"}`, and vLLM's older flat `{object: "error", …}`. Null where the value holds no error.
 */
export function parseProviderError(value: unknown): ProviderError | null {
  if (typeof value !== "object" || value === null) return null;
  const flat = "object" in value && value.object === "error";
  const error = flat ? value : "error" in value ? value.error : undefined;
  if (typeof error === "string" && error !== "") return toProviderError({ message: error });
  const parsed = errorObject.safeParse(error);
  return parsed.success ? toProviderError(parsed.data) : null;
}

function toProviderError(error: z.infer<typeof errorObject>): ProviderError {
  const { code, type, metadata } = error;
  const numeric = code === null || code === undefined || code === "" ? Number.NaN : Number(code);
  const codes = [metadata?.error_type, code, type].filter((word) => typeof word === "string");
  const upstream = typeof metadata?.raw === "string" ? metadata.raw : null;
  const words = [error.message, upstream].filter((text) => text && !text.trimStart().startsWith("{"));
  return {
    words: [...new Set(words)].join(": ") || error.message || null,
    codes: codes.map((word) => word.toLowerCase()),
    status: Number.isInteger(numeric) && numeric >= 400 && numeric < 600 ? numeric : null,
    inFlightLimit: metadata?.limit_source === "openrouter_in_flight_budget",
    flagged: Array.isArray(metadata?.reasons) && metadata.reasons.length > 0,
  };
}
