import { md, type Script } from "@/lib/server/models/demo/script";

export const debounceCareful: Script = {
  reasoning: md`
Two functions have to agree on one piece of state: the timer and the arguments of the last call. cancel forgets both, flush runs at once and then forgets both.

Types: infer the argument tuple, not the function type, then nothing needs a cast. ReturnType<typeof setTimeout> works in the browser and in Node.

Order inside flush: clear the state before calling, or a callback that calls the debounced function again would have its new timer cleared. That is the bug people ship.
`,
  answer: md`
\`\`\`ts
export interface Debounced<Args extends unknown[]> {
  (...args: Args): void;
  /** Forgets the pending call. */
  cancel(): void;
  /** Runs the pending call now, if there is one. */
  flush(): void;
}

export function debounce<Args extends unknown[]>(
  fn: (...args: Args) => void,
  waitMs: number,
): Debounced<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: Args | undefined;

  const cancel = (): void => {
    clearTimeout(timer);
    timer = undefined;
    pending = undefined;
  };

  const flush = (): void => {
    if (pending === undefined) return;
    const args = pending;
    cancel();
    fn(...args);
  };

  const debounced = (...args: Args): void => {
    pending = args;
    clearTimeout(timer);
    timer = setTimeout(flush, waitMs);
  };

  return Object.assign(debounced, { cancel, flush });
}
\`\`\`

A debounced function runs once, \`waitMs\` milliseconds after the last call, with the arguments of that last call.

**Edge cases that matter**

- **Re-entrance.** \`flush\` clears its state before it calls \`fn\`; the other way round, a callback that calls the debounced function again would lose its new timer.
- **Unmounting.** Call \`cancel\` when the component unmounts, otherwise the callback fires into a component that is gone.
- **Errors.** An error thrown in the timer callback never reaches the caller; catch it inside \`fn\`, or it ends as an uncaught exception.
- **Leaving the page.** Call \`flush\` on \`visibilitychange\`, because background tabs slow timers down and the last edit would be lost.
- **Long waits.** The longest delay \`setTimeout\` takes is 2,147,483,647 ms, about 24.8 days; anything above fires at once.

Test it with fake timers: one call, three calls in a row, \`cancel\`, \`flush\` with nothing pending, and a callback that calls itself.
`,
};
