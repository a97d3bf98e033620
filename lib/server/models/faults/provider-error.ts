import { z } from "zod";

const googleDetail = z.looseObject({
  reason: z.string().nullish().catch(null),
  /** A protobuf duration, as in "34.5s". */
  retryDelay: z.string().nullish().catch(null),
});

const anthropicDetails = z.looseObject({ error_code: z.string().nullish().catch(null) });

const errorObject = z.looseObject({
  message: z.string().nullish().catch(null),
  code: z.union([z.string(), z.number()]).nullish().catch(null),
  type: z.string().nullish().catch(null),
  /** Google's word for the kind. */
  status: z.string().nullish().catch(null),
  /** Errors that the AI SDK's gateway hands through. */
  statusCode: z.number().nullish().catch(null),
  details: z
    .union([z.array(googleDetail), anthropicDetails])
    .nullish()
    .catch(null),
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
  /** Where the wait that is asked for stands in the body (Google). */
  retryAfterMs: number | null;
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
  const { code, type, metadata, status, statusCode } = error;
  const details = Array.isArray(error.details) ? error.details : [];
  const precise = Array.isArray(error.details) ? null : error.details?.error_code;
  const numeric = Number((code === "" ? null : code) ?? statusCode ?? Number.NaN);
  const reasons = details.map(({ reason }) => reason);
  const codes = [metadata?.error_type, precise, ...reasons, code, type, status].filter(
    (word) => typeof word === "string",
  );
  const upstream = typeof metadata?.raw === "string" ? metadata.raw : null;
  const words = [error.message, upstream].filter((text) => text && !text.trimStart().startsWith("{"));
  return {
    words: [...new Set(words)].join(": ") || error.message || null,
    codes: codes.map((word) => word.toLowerCase()),
    status: Number.isInteger(numeric) && numeric >= 400 && numeric < 600 ? numeric : null,
    inFlightLimit: metadata?.limit_source === "openrouter_in_flight_budget",
    flagged: Array.isArray(metadata?.reasons) && metadata.reasons.length > 0,
    retryAfterMs: details.map(toRetryAfterMs).find((ms) => ms !== null) ?? null,
  };
}

function toRetryAfterMs({ retryDelay }: z.infer<typeof googleDetail>): number | null {
  const seconds = /^(\d+(?:\.\d+)?)s$/.exec(retryDelay ?? "")?.[1];
  return seconds === undefined ? null : Math.ceil(Number(seconds) * 1_000);
}
