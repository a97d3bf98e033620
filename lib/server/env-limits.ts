// The part of the environment that says how much may be asked for. Read by env.ts, so plain Node runs this file too: no "@/" here.
import { z } from "zod";

const wholeNumber = (most: number) => {
  const error = `must be a whole number from 0 to ${most}; 0 is no limit`;
  return z.coerce.number({ error }).int({ error }).min(0, { error }).max(most, { error });
};

export const limitVariables = {
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+$/, {
      error: "must start with redis:// or rediss://; leave it out where there is one server process",
    })
    .optional(),
  API_REQUESTS_PER_MINUTE: wholeNumber(1_000_000).default(300),
  API_CONCURRENT_RUNS: wholeNumber(10_000).default(16),
};

/** What one token may ask for; an owner may twice that, over all of their tokens and pages. */
export interface LimitsEnv {
  /** Where the processes that share a database count together; null: each counts for itself. */
  redisUrl: string | null;
  /** 0: no limit. */
  requestsPerMinute: number;
  /** 0: no limit. */
  concurrentRuns: number;
}

type Variables = z.infer<z.ZodObject<typeof limitVariables>>;

export function toLimitsEnv(data: Variables): LimitsEnv {
  return {
    redisUrl: data.REDIS_URL ?? null,
    requestsPerMinute: data.API_REQUESTS_PER_MINUTE,
    concurrentRuns: data.API_CONCURRENT_RUNS,
  };
}
