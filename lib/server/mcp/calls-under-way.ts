/**
 * Calls of tools that have not ended yet, so that another request can cancel them: the protocol's `notifications/cancelled` comes
 * by a request of its own. Of this process alone; one that another process serves goes on, and ends with its caller's connection.
 */
export interface CallsUnderWay {
  /** Aborts when the call is cancelled. `end` when it has ended. */
  begin(call: CallName): { signal: AbortSignal; end(): void };
  cancel(call: CallName): void;
}

/** Ids of requests are a client's own: a token and a session tell clients apart. */
export interface CallName {
  tokenId: string;
  session: string;
  request: string | number;
}

export function createCallsUnderWay(): CallsUnderWay {
  const calls = new Map<string, AbortController>();
  const keyOf = ({ tokenId, session, request }: CallName) => JSON.stringify([tokenId, session, request]);
  return {
    begin(call) {
      const key = keyOf(call);
      const controller = new AbortController();
      calls.set(key, controller);
      return {
        signal: controller.signal,
        end() {
          if (calls.get(key) === controller) calls.delete(key);
        },
      };
    },
    cancel: (call) => calls.get(keyOf(call))?.abort(),
  };
}
