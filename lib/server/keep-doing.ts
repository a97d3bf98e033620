/** What a server process does again and again beside answering requests. */
export interface Chore {
  /** For the log, where it fails: "Bills could not be settled". */
  failure: string;
  everyMs: number;
  work(): Promise<unknown>;
  report(what: string, cause: unknown): void;
}

/** Now and every `everyMs` until `signal` aborts, never two at once. Resolves after the first time; a failure is reported. */
export async function keepDoing(
  { failure, everyMs, work, report }: Chore,
  signal: AbortSignal,
): Promise<void> {
  let busy = false;
  const attempt = async () => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (cause) {
      report(failure, cause);
    } finally {
      busy = false;
    }
  };
  await attempt();
  if (signal.aborted) return;
  const timer = setInterval(() => void attempt(), everyMs);
  timer.unref();
  signal.addEventListener("abort", () => clearInterval(timer), { once: true });
}
