import type { Label } from "./labels";
import type { FusionSpec } from "./run-request";

/** What a person asks of a run that is under way. */
export type RunCommand =
  | { type: "stop-candidate"; candidate: Label }
  | { type: "retry"; candidate: Label }
  /** While the pool is awaited: ends the wait ("judge now"). After: another fusion of the same candidates. */
  | { type: "fuse"; spec: Partial<FusionSpec> }
  /** Not a person's: a provider told what a call cost, in USD. */
  | { type: "settle"; generationId: string; usd: number };

/**
 * Commands on their way to a session. The session closes its mailbox in the same step in which it finds nothing left to
 * do, so that a command is either carried out or refused, never lost.
 */
export interface RunMailbox {
  /** False: the session has ended; start a new one with this command. */
  send(command: RunCommand): boolean;
  take(): RunCommand | null;
  close(): void;
  /** One listener: the session. */
  onSend(listener: () => void): void;
}

export function createMailbox(initial: readonly RunCommand[] = []): RunMailbox {
  const waiting = [...initial];
  let closed = false;
  let listener: (() => void) | null = null;
  return {
    send(command) {
      if (closed) return false;
      waiting.push(command);
      listener?.();
      return true;
    },
    take: () => waiting.shift() ?? null,
    close() {
      closed = true;
    },
    onSend(next) {
      listener = next;
    },
  };
}
