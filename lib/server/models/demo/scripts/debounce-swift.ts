import { md, type Script } from "@/lib/server/models/demo/script";

export const debounceSwift: Script = {
  answer: md`
\`\`\`ts
export function debounce<A extends unknown[]>(fn: (...args: A) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: A | undefined;

  const run = (): void => {
    const args = last;
    cancel();
    if (args) fn(...args);
  };
  const cancel = (): void => {
    clearTimeout(timer);
    timer = last = undefined;
  };
  const debounced = (...args: A): void => {
    last = args;
    clearTimeout(timer);
    timer = setTimeout(run, ms);
  };
  return Object.assign(debounced, { cancel, flush: run });
}
\`\`\`

A debounced function runs once, \`ms\` milliseconds after the last call, with the arguments of that last call.

Watch out for:

- **React:** create it once in \`useMemo\` or a ref. A new debounce per render means a new timer per render, and nothing is debounced.
- **Unmounting:** call \`cancel\` when the component unmounts, otherwise the callback fires into a component that is gone.
- **Errors:** an error thrown in the timer callback never reaches the caller.
- **Long waits:** the longest delay \`setTimeout\` takes is 2,147,483,647 ms; a longer one fires at once.
`,
};
