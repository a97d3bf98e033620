import type { Timeouts } from "./timeouts";
import type { Timers } from "./timers";

export type TimeoutPhase = keyof Timeouts;

/**
 * Times one attempt and aborts it: by the caller's signal, or when a phase takes too long. The provider packages have
 * no timer that runs before the headers, and undici's 300 s between bytes is too short for a model that thinks.
 */
export class Watchdog {
  readonly #controller = new AbortController();
  readonly #cancels = new Map<TimeoutPhase, () => void>();
  readonly #onAbort = () => this.stop();
  readonly #timers: Timers;
  readonly #timeouts: Timeouts;
  readonly #caller: AbortSignal;
  readonly #startedAt: number;
  #expired: { phase: TimeoutPhase; afterMs: number } | null = null;

  constructor(timeouts: Timeouts, timers: Timers, caller: AbortSignal) {
    this.#timers = timers;
    this.#timeouts = timeouts;
    this.#caller = caller;
    this.#startedAt = timers.now();
    caller.addEventListener("abort", this.#onAbort);
    if (caller.aborted) this.stop();
    else for (const phase of ["headers", "firstToken", "total"] as const) this.#arm(phase);
  }

  /** Goes to fetch: aborting it closes the socket. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Which limit ended the attempt; null where none did. */
  get expired(): { phase: TimeoutPhase; afterMs: number } | null {
    return this.#expired;
  }

  sawHeaders(): void {
    this.#disarm("headers");
  }

  sawToken(): void {
    if (this.#cancels.has("closing")) return;
    this.#disarm("firstToken");
    this.#arm("idle");
  }

  /** Any event of the stream: life, if not yet a token. */
  sawEvent(): void {
    if (this.#cancels.has("idle")) this.#arm("idle");
  }

  /** The answer is whole; only its bill may still follow. */
  sawFinishReason(): void {
    for (const phase of ["firstToken", "idle"] as const) this.#disarm(phase);
    if (!this.#cancels.has("closing")) this.#arm("closing");
  }

  /** Ends the timing without aborting: the answer is complete. */
  finish(): void {
    for (const phase of [...this.#cancels.keys()]) this.#disarm(phase);
    this.#caller.removeEventListener("abort", this.#onAbort);
  }

  /** Closes the socket, if one is still open. */
  stop(): void {
    this.finish();
    this.#controller.abort(new DOMException("The call was stopped.", "AbortError"));
  }

  #arm(phase: TimeoutPhase): void {
    this.#disarm(phase);
    this.#cancels.set(
      phase,
      this.#timers.after(this.#timeouts[phase], () => {
        this.#expired ??= { phase, afterMs: this.#timers.now() - this.#startedAt };
        this.stop();
      }),
    );
  }

  #disarm(phase: TimeoutPhase): void {
    this.#cancels.get(phase)?.();
    this.#cancels.delete(phase);
  }
}
