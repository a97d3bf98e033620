/**
 * Gathers measured calls and writes them in batches, so that measuring costs a call nothing. Made once by the container. A write
 * that fails is reported and its records are lost: figures may miss some calls, and no call may fail for its figures.
 */
import type { Timers } from "@/lib/server/models/stream/timers";
import type { CallRecord } from "./call-record";
import type { CallStore } from "./call-store";

const WRITE_EVERY_MS = 1_000;
const BATCH_SIZE = 50;

export interface CallLog {
  add(call: CallRecord): void;
  /** Resolves once everything added so far is written, or lost. Never rejects. */
  flush(): Promise<void>;
}

export interface CallLogDeps {
  store: Pick<CallStore, "add">;
  timers: Timers;
  report: (what: string, cause: unknown) => void;
}

export function createCallLog({ store, timers, report }: CallLogDeps): CallLog {
  let gathered: CallRecord[] = [];
  let written = Promise.resolve();
  let cancel: (() => void) | null = null;

  function flush(): Promise<void> {
    cancel?.();
    cancel = null;
    const batch = gathered;
    gathered = [];
    // One after the other: a slow database is not asked for more at once.
    if (batch.length > 0) written = written.then(() => write(batch));
    return written;
  }

  async function write(batch: readonly CallRecord[]): Promise<void> {
    try {
      await store.add(batch);
    } catch (cause) {
      report(`${batch.length} measured calls could not be stored`, cause);
    }
  }

  return {
    add(call) {
      gathered.push(call);
      if (gathered.length >= BATCH_SIZE) void flush();
      else cancel ??= timers.after(WRITE_EVERY_MS, () => void flush());
    },
    flush,
  };
}
