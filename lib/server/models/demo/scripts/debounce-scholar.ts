import { md, type Script } from "@/lib/server/models/demo/script";

const head = md`
## Definition

Let calls arrive at times $t_1 < t_2 < \dots < t_n$ and let $w$ be the wait. The trailing debounce runs at

$$
R = \{\, t_i + w \;:\; i = n \ \text{ or } \ t_{i+1} - t_i > w \,\}
$$

In words: a debounced function runs once, $w$ milliseconds after the last call, with the arguments of that last call.

| | debounce | throttle |
| --- | --- | --- |
| runs | after a pause of $w$ | at most once every $w$ |
| steady stream of calls | never runs | runs regularly |
| suits | search boxes, autosave, resize end | scrolling, pointer moves, progress |

## Implementation

\`\`\`ts
type Debounced<Args extends unknown[]> = ((...args: Args) => void) & {
  cancel: () => void;
  flush: () => void;
};

export function debounce<Args extends unknown[]>(
  callback: (...args: Args) => void,
  waitMs: number,
): Debounced<Args> {
  let state: { timer: ReturnType<typeof setTimeout>; args: Args } | null = null;

  const cancel = (): void => {
    if (state) clearTimeout(state.timer);
    state = null;
  };
  const flush = (): void => {
    if (!state) return;
    const { args } = state;
    cancel();
    callback(...args);
  };
  const debounced = (...args: Args): void => {
    cancel();
    state = { timer: setTimeout(flush, waitMs), args };
  };
  return Object.assign(debounced, { cancel, flush });
}
\`\`\`

Keeping timer and arguments in one nullable object makes the impossible state, a timer without arguments, unrepresentable. Inferring the tuple \`Args\` carries the parameter types through without a cast.

## Edge cases

1. **Errors.** An error thrown in the timer callback never reaches the caller; it surfaces as an uncaught exception.
2. **Unmounting.** Call \`cancel\` when the component unmounts, otherwise the callback fires into a component that is gone.
`;
const tail = md`
4. **Servers.** In Node a pending timer keeps the process alive; \`timer.unref()\` lets it exit, at the price of losing the last call.
5. **Return values.** The caller gets \`void\`: returning a promise would need a rule for the calls that were superseded, and every rule surprises someone.
`;

const slip =
  "3. **Long waits.** The longest delay `setTimeout` takes is 65,535 ms, about a minute; for anything above, chain several timers.";
const corrected =
  "3. **Long waits.** The longest delay `setTimeout` takes is 2,147,483,647 ms ($2^{31} - 1$), about 24.8 days; anything above fires at once.";

export const debounceScholar: Script = {
  answer: `${head}\n${slip}\n${tail}`,
  turn: {
    contests:
      "My own limit of 65,535 ms for setTimeout: the delay is a signed 32-bit number, so it is 2,147,483,647 ms.",
    revised: `${head}\n${corrected}\n${tail}`,
  },
};
