/**
 * A run that leaves no trace but its cost: the same engine, checks and budgets, with nobody between it and its one reader. For a
 * plain model's call by the API, where a log in the database would be most of the work. Ends when its reader leaves.
 */
import type { CreateRun } from "@/lib/contract/create-run";
import { estimateRun } from "@/lib/fusion/estimate";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { createMailbox } from "@/lib/fusion/run-commands";
import type { RunEvent } from "@/lib/fusion/run-events";
import { runFusion } from "@/lib/fusion/run-fusion";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { Asked } from "./asked";
import { checkBudget } from "./check-budget";
import { resolveRunRequest } from "./resolve-run-request";
import { type RunServiceDeps, resolveDepsOf } from "./run-service-deps";

export interface UnstoredRun {
  ownerId: string;
  body: CreateRun;
  asked: Asked;
  signal: AbortSignal;
}

export async function runUnstored(
  { ownerId, body, asked, signal }: UnstoredRun,
  deps: RunServiceDeps,
): Promise<Outcome<AsyncIterable<RunEvent[]>>> {
  const resolving = await resolveDepsOf(ownerId, deps);
  const resolved = await resolveRunRequest(body, resolving, asked);
  if (!resolved.ok) return resolved;
  const { request } = resolved.value;
  const overBudget = checkBudget(request, resolving.models);
  if (overBudget) return overBudget;
  const id = deps.createRunId();
  const held = await deps.budgets.hold(
    { runId: id, ownerId, token: asked.grant },
    estimateRun(request, resolving.models).worst,
  );
  if (!held.ok) return held;
  const slot = await deps.slots.take({ runId: id, ownerId, tokenId: asked.grant?.id ?? null });
  if (!slot.ok) {
    await deps.budgets.settle({ runId: id, ownerId, tokenId: null }, 0);
    return slot;
  }
  // Its reader may be gone before the first event is read.
  signal.addEventListener("abort", () => void deps.slots.release(id), { once: true });
  return accept(perform({ id, ownerId, tokenId: asked.grant?.id ?? null, request, signal }, deps));
}

interface Performance {
  id: string;
  ownerId: string;
  tokenId: string | null;
  request: RunRequest;
  signal: AbortSignal;
}

async function* perform(
  { id, ownerId, tokenId, request, signal }: Performance,
  { openUnstoredPorts, budgets, slots, clock, tokenWork }: RunServiceDeps,
): AsyncGenerator<RunEvent[]> {
  const revoked = new AbortController();
  const over = tokenWork.begin(tokenId, () => revoked.abort());
  let state: RunState = EMPTY_RUN;
  const startedAtMs = clock.now();
  try {
    const ports = await openUnstoredPorts(ownerId);
    const createdAt = new Date(startedAtMs).toISOString();
    const input = { id, createdAt, startedAtMs, request, from: null, why: "new" as const };
    const stopped = AbortSignal.any([signal, revoked.signal]);
    for await (const event of runFusion({ ...input, mailbox: createMailbox() }, ports, stopped)) {
      state = reduceRun(state, event);
      yield [event];
    }
  } finally {
    over();
    await slots.release(id);
    await budgets.settle({ runId: id, ownerId, tokenId }, state.cost.usd ?? state.cost.atLeastUsd ?? 0);
  }
}
