import type { RunEvent } from "@/lib/fusion/run-events";

const KEPT_EVENTS = 4_096;

/** The newest stored events of a live run, so that those who watch it do not ask the database for each batch. */
export interface EventTail {
  push(events: readonly RunEvent[]): void;
  /** Null where events after `seq` are no longer kept here. */
  after(seq: number): RunEvent[] | null;
}

export function createEventTail(afterSeq: number): EventTail {
  let before = afterSeq;
  let kept: RunEvent[] = [];
  return {
    push(events) {
      kept.push(...events);
      // Trimmed at twice the length, so that most pushes copy nothing.
      if (kept.length <= 2 * KEPT_EVENTS) return;
      before += kept.length - KEPT_EVENTS;
      kept = kept.slice(-KEPT_EVENTS);
    },
    after: (seq) => (seq < before ? null : kept.slice(seq - before)),
  };
}
