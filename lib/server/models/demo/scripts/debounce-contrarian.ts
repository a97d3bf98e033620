import { md, type Script } from "@/lib/server/models/demo/script";

export const debounceContrarian: Script = {
  answer: md`
Before the code: what are you debouncing? If it is a search box, a debounce alone leaves the worse bug in place. **Answers can arrive out of order**: the request for "to" may return after the one for "tokamak" and overwrite it, and no waiting time prevents that. So pass an \`AbortSignal\` and abort the run before.

\`\`\`ts
export function debounceLatest<A extends unknown[]>(
  fn: (signal: AbortSignal, ...args: A) => void,
  waitMs: number,
) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pending: A | undefined;
  let running = new AbortController();

  const flush = (): void => {
    if (!pending) return;
    const args = pending;
    forget();
    running.abort();
    running = new AbortController();
    fn(running.signal, ...args);
  };
  const forget = (): void => {
    clearTimeout(timer);
    timer = pending = undefined;
  };
  const cancel = (): void => {
    forget();
    running.abort();
  };
  const call = (...args: A): void => {
    pending = args;
    clearTimeout(timer);
    timer = setTimeout(flush, waitMs);
  };
  return Object.assign(call, { cancel, flush });
}
\`\`\`

A debounced function runs once, \`waitMs\` milliseconds after the last call, with the arguments of that last call. Two consequences are rarely said aloud:

- **Starvation.** A caller that never pauses is never served: someone typing without a break for ten seconds sees nothing for ten seconds. Add a maximum wait, or use a throttle.
- **Unmounting.** Call \`cancel\` when the component unmounts, otherwise the callback fires into a component that is gone. Here that also aborts the request under way, which a plain \`clearTimeout\` cannot do.
- **Choosing the wait.** Measure it: the pause between keystrokes is around 200 ms for an average typist, so a wait of 300 ms hides most typing while 100 ms hides almost none.

And sometimes the right debounce is none: in React, \`useDeferredValue\` keeps typing responsive without any timer, when the slow part is rendering and not the network.
`,
  turn: {
    contests:
      "That setTimeout takes at most 65,535 ms: the limit is a signed 32-bit number, 2,147,483,647 ms.",
    revised: null,
  },
};
