import type { Accepted } from "@/lib/contract/create-run";
import { toJsonResponse } from "./route";

/** `202`: the work goes on at the run; its events tell how. */
export function toAcceptedResponse({ id }: { id: string }): Response {
  const accepted: Accepted = { id, url: `/runs/${id}`, events: `/api/runs/${id}/events` };
  return toJsonResponse(accepted, 202);
}
