import type { NoticeCode } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";

/** What was asked for and not sent, or told of an answer by its provider. */
const TOLD: readonly NoticeCode[] = ["provider-warning", "attachment-left-out"];

/** What the caller of a run cannot see otherwise: a setting that a provider does not take, an image that was not sent. Absent: nothing. */
export function toWarnings({ notices, candidates }: RunState): { warnings?: string[] } {
  const isPanel = candidates.length > 1;
  const told = notices
    .filter(({ code }) => TOLD.includes(code))
    .map(({ message, candidate, fusion }) => {
      const part = candidate ?? fusion;
      return isPanel && part !== undefined ? `${part}: ${message}` : message;
    });
  return told.length === 0 ? {} : { warnings: [...new Set(told)] };
}
