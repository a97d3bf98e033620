/**
 * What a server process does for runs besides answering requests: it renews its claims, takes up what a crash
 * interrupted, and gives back what it holds when it goes down. Called by the container.
 */
import { type Chore, keepDoing } from "@/lib/server/keep-doing";
import { reopenRun } from "./reopen-run";
import { LEASE_MS, type RunServiceDeps } from "./run-service-deps";
import { isLeaseFree } from "./worker-id";

const RENEW_EVERY_MS = 3_000;

type UpkeepDeps = Pick<RunServiceDeps, "store" | "executor" | "clock" | "workerId" | "modelsOf">;

/** Takes up every run that nobody works on, as far as there is room; returns how many. */
export async function resumeInterrupted(deps: UpkeepDeps): Promise<number> {
  let resumed = 0;
  for (const run of await deps.store.findUnfinished()) {
    if (!deps.executor.hasRoom()) break;
    if (deps.executor.find(run.id) || !isLeaseFree(run.lease, deps.clock.now(), deps.workerId)) continue;
    reopenRun(run, { why: "resumed", commands: [], tokenId: null }, deps);
    resumed += 1;
  }
  return resumed;
}

export async function renewLeases({ store, clock, workerId }: UpkeepDeps): Promise<void> {
  await store.renewLeases({ workerId, untilMs: clock.now() + LEASE_MS });
}

/** Resumes at once and then keeps at it until `signal` aborts. Resolves after the first pass; reports failures. */
export function keepUp(
  { report, ...deps }: UpkeepDeps & Pick<Chore, "report">,
  signal: AbortSignal,
): Promise<void> {
  const work = async () => {
    await renewLeases(deps);
    await resumeInterrupted(deps);
  };
  return keepDoing(
    { failure: "Runs could not be looked after", everyMs: RENEW_EVERY_MS, work, report },
    signal,
  );
}

/** Runs stay unfinished, for the next process to take up. */
export async function handOver({ store, executor, workerId }: UpkeepDeps): Promise<void> {
  await executor.detach();
  await store.releaseLeases(workerId);
}
