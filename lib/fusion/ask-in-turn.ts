/**
 * One member's call, asked of one target after the other until one answers. Called by `runCandidate`. Never silent: every
 * change of who answers is a `Reroute`.
 */
import type { ModelPort } from "./ports";
import type { CallResult } from "./run-call";
import type { CallEnd, Reroute } from "./run-events";
import type { ModelId } from "./run-request";
import { restsBefore, type Target } from "./targets";

export interface AskInTurn {
  /** Never empty. */
  targets: readonly Target[];
  port: ModelPort;
  ask(model: ModelId): Promise<CallResult>;
  reroute(reroute: Reroute): void;
  /** After a person's stop or at the deadline nobody else is asked. */
  isOver(): boolean;
}

/** The result of the target that ended it. Its times count from the first try: that is how long a person has waited. */
export async function askInTurn({ targets, port, ask, reroute, isOver }: AskInTurn): Promise<CallResult> {
  const goOver = (at: number, to: number, cause: Cause) => {
    const [from, next] = [targets[at], targets[to]];
    if (from && next) reroute(toReroute(from, next, port, cause));
  };
  const passResting = (start: number) => {
    const rests = restsBefore(
      targets.slice(start).map(({ model }) => model),
      port,
    );
    for (const [index, rest] of rests.entries())
      goOver(start + index, start + index + 1, { ...rest, spent: null });
    return start + rests.length;
  };
  let at = passResting(0);
  let startedAtMs: number | null = null;
  for (;;) {
    const target = targets[at];
    if (!target) throw new RangeError("A member's call needs a model.");
    const result = await ask(target.model);
    startedAtMs ??= result.end.timings?.startedAtMs ?? null;
    const ended = countFrom(startedAtMs, result);
    if (result.kind !== "failed" || result.failure.reason === "budget" || isOver()) return ended;
    const next = findNext(targets, at, result.end);
    if (next === null) return ended;
    goOver(at, next, { ...result.failure, ...spentOn(result.end) });
    at = passResting(next);
  }
}

type Cause = Pick<Reroute, "reason" | "message" | "spent" | "bill">;

/** Once a model began to speak, another connection to it is no help: a person saw the words that would have to be taken back. */
function findNext(targets: readonly Target[], at: number, end: CallEnd): number | null {
  const began = end.timings?.firstTokenMs != null;
  const next = targets.findIndex(
    ({ asked }, index) => index > at && !(began && asked === targets[at]?.asked),
  );
  return next === -1 ? null : next;
}

function toReroute(from: Target, to: Target, port: ModelPort, cause: Cause): Reroute {
  const { reason, message, spent, bill } = cause;
  return {
    why: from.asked === to.asked ? "failover" : "fallback",
    from: from.model,
    to: to.model,
    name: port.facts(to.model)?.name ?? to.model,
    reason,
    message,
    spent,
    ...(bill && { bill }),
  };
}

/** A call that nobody served cannot have been billed. */
function spentOn({ served, cost, bill }: CallEnd): Pick<Reroute, "spent" | "bill"> {
  if (!served && cost.usd === null) return { spent: null };
  return { spent: cost, ...(bill && { bill }) };
}

function countFrom(startedAtMs: number | null, result: CallResult): CallResult {
  const { timings } = result.end;
  if (!timings || startedAtMs === null) return result;
  const earlierMs = timings.startedAtMs - startedAtMs;
  const { firstTokenMs, totalMs, tokensPerSecond } = timings;
  const counted = {
    startedAtMs,
    firstTokenMs: firstTokenMs === null ? null : firstTokenMs + earlierMs,
    totalMs: totalMs + earlierMs,
    tokensPerSecond,
  };
  return { ...result, end: { ...result.end, timings: counted } };
}
