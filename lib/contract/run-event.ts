import { z } from "zod";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";

/**
 * An event as it arrives in the browser. Only the envelope is checked: the body was made by the same release's engine,
 * and an event type this release does not know must pass (the reducer ignores it) rather than end the stream.
 */
const envelope = z.looseObject({ seq: z.number().int().min(1), at: z.number().min(0), type: z.string() });

export function parseRunEvent(data: unknown): RunEvent {
  return envelope.parse(data) as unknown as RunEvent;
}

const stateEnvelope = z.looseObject({ id: z.string(), status: z.string(), lastSeq: z.number().int().min(0) });

/** `GET /api/runs/:id` */
export function parseRunState(data: unknown): RunState {
  return stateEnvelope.parse(data) as unknown as RunState;
}
