import { createContext, Script } from "node:vm";

/** `time`: it took longer than it may. `depth`: it recursed beyond the stack. */
export type Bounded<T> = { ok: true; value: T } | { ok: false; why: "time" | "depth" };

const context: { work?: (() => unknown) | undefined } = createContext({});
const script = new Script("work()");

/**
 * Runs what must not wait, and ends it where it takes too long: also within a regular expression, which nothing else in the process
 * can interrupt. What it had begun is left as it was. Throws what the work throws. No sandbox: it bounds time and nothing else.
 */
export function runWithin<T>(limitMs: number, work: () => T): Bounded<T> {
  context.work = work;
  try {
    return { ok: true, value: script.runInContext(context, { timeout: limitMs }) };
  } catch (cause) {
    if (cause instanceof RangeError) return { ok: false, why: "depth" };
    // From another realm, so that it is no instance of this one's Error.
    if ((cause as NodeJS.ErrnoException).code === "ERR_SCRIPT_EXECUTION_TIMEOUT")
      return { ok: false, why: "time" };
    throw cause;
  } finally {
    context.work = undefined;
  }
}
