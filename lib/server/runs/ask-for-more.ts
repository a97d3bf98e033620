import type { CreateFusion } from "@/lib/contract/create-run";
import { describeOverCap, exceedsCap, worstOfMore } from "@/lib/fusion/commitment";
import { addCosts, type Cost } from "@/lib/fusion/cost";
import { isOpen } from "@/lib/fusion/is-open";
import type { Label } from "@/lib/fusion/labels";
import type { RunCommand } from "@/lib/fusion/run-commands";
import type { RunState } from "@/lib/fusion/run-state";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { ASKED_BY_PAGE, type Asked } from "./asked";
import { checkMore } from "./check-more";
import { findOwnRun, isUnfinished, refuseMissing } from "./find-own-run";
import { accessOf } from "./guest-access";
import { loadRunState } from "./load-run-state";
import { reopenRun } from "./reopen-run";
import { resolveFusionSpec } from "./resolve-fusion-spec";
import type { RunServiceDeps } from "./run-service-deps";
import type { RunRecord } from "./run-store";
import { refuseBusy } from "./start-run";
import { isLeaseFree } from "./worker-id";

interface OwnRun {
  ownerId: string;
  runId: string;
}

export async function stopRun(
  { candidate, ...own }: OwnRun & { candidate: Label | null },
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  if (candidate) return stopCandidate(run.value, candidate, deps);
  const live = deps.executor.find(own.runId);
  if (live) {
    live.stop();
    return accept({ id: own.runId });
  }
  if (!isUnfinished(run.value))
    return refuse("not-running", "This run has ended already: there is nothing to stop.");
  if (!isFree(run.value, deps)) return refuseElsewhere();
  return stopInterrupted(run.value, deps);
}

/** A run that a crash interrupted is taken up only to be ended. */
async function stopInterrupted(run: RunRecord, deps: RunServiceDeps): Promise<Outcome<{ id: string }>> {
  const reopened = reopenRun(run, { why: "resumed", commands: [], tokenId: null }, deps);
  reopened.stop();
  await reopened.opened;
  if (reopened.state()) return accept({ id: run.id });
  // Never loaded: it had ended in truth, or another process claimed it in the same moment.
  const current = await deps.store.find(run.id);
  return current && isUnfinished(current) ? refuseElsewhere() : accept({ id: run.id });
}

async function stopCandidate(
  run: RunRecord,
  label: Label,
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const candidate = await findCandidate(run, label, deps);
  if (!candidate.ok) return candidate;
  const live = deps.executor.find(run.id);
  const sent = isOpen(candidate.value) && live?.mailbox.send({ type: "stop-candidate", candidate: label });
  return sent
    ? accept({ id: run.id })
    : refuse("not-running", `${label} is not answering: there is nothing to stop.`);
}

export async function retryCandidate(
  { candidate: label, asked, ...own }: OwnRun & { candidate: Label; asked: Asked },
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const candidate = await findCandidate(run.value, label, deps);
  if (!candidate.ok) return candidate;
  if (candidate.value.pasted)
    return refuse("cannot-answer", `${label} is a pasted answer: there is no model to ask again.`);
  if (deps.executor.find(own.runId) && isOpen(candidate.value)) {
    return refuse("still-running", `${label} is still answering: stop it first, or wait.`);
  }
  return command(run.value, { type: "retry", candidate: label }, asked, deps);
}

export async function fuseAgain(
  { body, asked, ...own }: OwnRun & { body: CreateFusion; asked: Asked },
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const run = await findOwnRun(own, deps);
  if (!run.ok) return run;
  const current = await loadCurrent(run.value, deps);
  if (!current) return refuseMissing();
  const models = await deps.modelsOf(own.ownerId);
  const spec = await resolveFusionSpec(body, current, {
    models,
    guestAccess: accessOf(own.ownerId, deps.guestAccess),
  });
  return spec.ok ? command(run.value, { type: "fuse", spec: spec.value }, asked, deps) : spec;
}

export async function settleCost(
  { generationId, usd, ...own }: OwnRun & { generationId: string; usd: number },
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const run = await findOwnRun(own, deps);
  return run.ok ? command(run.value, { type: "settle", generationId, usd }, ASKED_BY_PAGE, deps) : run;
}

async function findCandidate(
  run: RunRecord,
  label: Label,
  deps: RunServiceDeps,
): Promise<Outcome<RunState["candidates"][number]>> {
  const current = await loadCurrent(run, deps);
  const candidate = current?.state.candidates.find((one) => one.label === label);
  return candidate ? accept(candidate) : refuse("not-found", `This run has no candidate ${label}.`);
}

async function loadCurrent(run: RunRecord, { executor, store }: RunServiceDeps) {
  const live = executor.find(run.id);
  if (live?.isStopping()) await live.done;
  const state = executor.find(run.id)?.state();
  if (state?.request) return { request: state.request, state };
  return loadRunState(store, run.id);
}

const WHY = { retry: "retry", fuse: "fusion", settle: "bill" } as const;

/** To the session under way, or to a new one: a command is carried out or refused, never lost. */
async function command(
  run: RunRecord,
  order: Exclude<RunCommand, { type: "stop-candidate" }>,
  { grant }: Asked,
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const held = await holdFor(run, order, grant, deps);
  if (!held.ok) return held;
  const outcome = await deliver(run, order, grant, deps);
  const holder = { runId: run.id, ownerId: run.ownerId, token: grant };
  if (!outcome.ok) await deps.budgets.giveBack(holder, held.value);
  return outcome;
}

async function deliver(
  run: RunRecord,
  order: Exclude<RunCommand, { type: "stop-candidate" }>,
  grant: Asked["grant"],
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const { executor, store } = deps;
  const tokenId = await findPayer(run, order, grant, deps);
  for (;;) {
    const live = executor.find(run.id);
    if (live?.mailbox.send(order)) return accept({ id: run.id });
    if (live) {
      // Its last events are being stored; then the run can be opened again.
      await live.done;
      continue;
    }
    // Read only now: a session that ended a moment ago has changed the record and given its claim back.
    const current = await store.find(run.id);
    if (!current) return refuseMissing();
    if (executor.find(run.id)) continue;
    if (!isFree(current, deps)) return refuseElsewhere();
    const slot = await takeSlot(run, order, grant, deps);
    if (executor.find(run.id)) continue;
    if (!slot.ok || !executor.hasRoom()) {
      await deps.slots.release(run.id);
      return slot.ok ? refuseBusy() : slot;
    }
    const opened = reopenRun(current, { why: WHY[order.type], commands: [order], tokenId }, deps);
    await opened.opened;
    // Never loaded: another process claimed it in the same moment.
    return opened.state() ? accept({ id: run.id }) : refuseElsewhere();
  }
}

/** The token that the session is counted for; null: none. What calls cost is told later to whom they were made for first. */
async function findPayer(
  run: RunRecord,
  order: RunCommand,
  grant: Asked["grant"],
  { store }: RunServiceDeps,
): Promise<string | null> {
  if (order.type !== "settle") return grant?.id ?? null;
  return (await store.findClient(run.id))?.token?.id ?? null;
}

/** A provider's bill is nobody's work. */
async function takeSlot(
  run: RunRecord,
  order: RunCommand,
  grant: Asked["grant"],
  { slots }: RunServiceDeps,
): Promise<Outcome<null>> {
  if (order.type === "settle") return accept(null);
  return slots.take({ runId: run.id, ownerId: run.ownerId, tokenId: grant?.id ?? null });
}

/** Refused by the token, by the run's own cap or by a budget; else what is held for it now. */
async function holdFor(
  run: RunRecord,
  order: Exclude<RunCommand, { type: "stop-candidate" }>,
  grant: Asked["grant"],
  deps: RunServiceDeps,
): Promise<Outcome<Cost>> {
  const current = order.type === "settle" ? null : await loadCurrent(run, deps);
  if (!current || order.type === "settle") return accept(addCosts([]));
  const models = await deps.modelsOf(run.ownerId);
  const offered = grant ? await deps.profilesOf(run.ownerId, models) : [];
  const barred = grant && checkMore(order, current, { grant, offered });
  if (barred) return barred;
  const over = exceedsCap(current, order, models);
  if (over) return refuse("over-budget", describeOverCap(over));
  const worst = worstOfMore(current, order, models);
  const held = await deps.budgets.hold({ runId: run.id, ownerId: run.ownerId, token: grant }, worst);
  return held.ok ? accept(worst) : held;
}

function isFree(run: RunRecord, { clock, workerId }: RunServiceDeps): boolean {
  return !isUnfinished(run) || isLeaseFree(run.lease, clock.now(), workerId);
}

function refuseElsewhere(): ReturnType<typeof refuse> {
  return refuse("busy", "Another server process is working on this run: try again in a few seconds.", {
    retryAfterSeconds: 5,
  });
}
