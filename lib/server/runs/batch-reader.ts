import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";
import { MAX_BATCH_EVENTS } from "./run-store";

/** Gathers what a run's events have ready at a moment, so that one write to the database takes it all. */
export interface BatchReader {
  /** Waits for one event, then takes those that are there without waiting. Empty where the events have ended. */
  next(): Promise<RunEvent[]>;
  /** Ends the events early; what they were still doing is aborted. */
  abandon(): void;
}

export function createBatchReader(
  events: AsyncGenerator<RunEvent>,
  onFault: (cause: unknown) => void,
): BatchReader {
  let fault: { cause: unknown } | null = null;
  let pulled: Promise<IteratorResult<RunEvent>> | null = null;
  const take = async (wait: Promise<null> | null) => {
    pulled ??= events.next();
    const result = await (wait ? Promise.race([pulled, wait]) : pulled);
    if (result) pulled = null;
    return result && !result.done ? result.value : null;
  };
  return {
    async next() {
      if (fault) throw fault.cause;
      const first = await take(null);
      const batch = first ? [first] : [];
      // One turn of the event loop: what the engine has in hand arrives within it, what it waits for does not.
      const turn = new Promise<null>((resolve) => setImmediate(resolve, null));
      for (let last = first; last && !isRunEnd(last) && batch.length < MAX_BATCH_EVENTS; ) {
        // A fault keeps until the next call: what was gathered before it is not lost.
        last = await take(turn).catch((cause: unknown) => {
          fault = { cause };
          return null;
        });
        if (last) batch.push(last);
      }
      return batch;
    },
    abandon() {
      pulled?.catch(onFault);
      events.return(undefined).catch(onFault);
    },
  };
}
