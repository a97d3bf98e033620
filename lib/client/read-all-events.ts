import type { RunEvent } from "@/lib/fusion/run-events";
import { followRun } from "./run-stream";
import { browserStreamPorts } from "./stream-ports";

/** Every event of a run that has ended, for its replay; null where it is gone or the reader left. */
export async function readAllEvents(path: string, signal: AbortSignal): Promise<RunEvent[] | null> {
  const events: RunEvent[] = [];
  let ended = false;
  await followRun({
    ...{ url: `${path}/events`, lastSeq: 0, signal, ports: browserStreamPorts },
    onEvent: (event) => events.push(event),
    onStatus: ({ kind }) => {
      ended = kind === "ended";
    },
  });
  return ended ? events : null;
}
