import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "@/lib/client/api";

/** A refusal stays a refusal; only what never arrived is asked again. */
const shouldRetry = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof ApiError) || error.status === null || error.status >= 500);

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: shouldRetry, retryDelay: (n) => 400 * 2 ** n },
      // Offline, what a person does fails in words. It would else wait without one, and happen whenever the line is back.
      mutations: { networkMode: "always" },
    },
  });
}
