import type { Clock } from "@/lib/fusion/ports";

const EVERY_MS = 60_000;

/** Reports a failure that repeats itself once a minute, however often it happens. */
export function reportRarely(
  what: string,
  { clock, report }: { clock: Pick<Clock, "now">; report(what: string, cause: unknown): void },
): (cause: unknown) => void {
  let reportedAtMs = Number.NEGATIVE_INFINITY;
  return (cause) => {
    if (clock.now() - reportedAtMs < EVERY_MS) return;
    reportedAtMs = clock.now();
    report(what, cause);
  };
}
