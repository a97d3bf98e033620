import type { CreateRun } from "@/lib/contract/create-run";
import { estimateRun } from "@/lib/fusion/estimate";
import { isPasted, type Member } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { hashCall, refuseConflict } from "./ask-once";
import type { Asked } from "./asked";
import { checkBudget } from "./check-budget";
import type { ModelDirectory } from "./model-directory";
import { resolveRunRequest } from "./resolve-run-request";
import { LEASE_MS, type RunServiceDeps, resolveDepsOf } from "./run-service-deps";
import type { CreateOutcome, NewRun } from "./run-store";

export interface StartRun {
  ownerId: string;
  body: CreateRun;
  idempotencyKey: string | null;
  asked: Asked;
}

export async function startRun(
  { ownerId, body, idempotencyKey, asked }: StartRun,
  deps: RunServiceDeps,
): Promise<Outcome<{ id: string }>> {
  const { client, grant, sent = body } = asked;
  const idempotency = idempotencyKey === null ? null : { key: idempotencyKey, hash: hashCall(sent, grant) };
  const earlier = idempotency && (await deps.store.findByKey(ownerId, idempotency.key));
  if (earlier) return answerRepeat(earlier, idempotency.hash);
  const resolving = await resolveDepsOf(ownerId, deps);
  const { models } = resolving;
  const resolved = await resolveRunRequest(body, resolving, asked);
  if (!resolved.ok) return resolved;
  const { request, profile } = resolved.value;
  const overBudget = checkBudget(request, models);
  if (overBudget) return overBudget;
  const id = deps.createRunId();
  const { worst } = estimateRun(request, models);
  const held = await deps.budgets.hold({ runId: id, ownerId, token: asked.grant }, worst);
  if (!held.ok) return held;
  const giveBack = async () => {
    await deps.slots.release(id);
    await deps.budgets.settle({ runId: id, ownerId, tokenId: null }, 0);
  };
  const slot = await deps.slots.take({ runId: id, ownerId, tokenId: asked.grant?.id ?? null });
  if (!slot.ok || !deps.executor.hasRoom()) {
    await giveBack();
    return slot.ok ? refuseBusy() : slot;
  }
  const run = { id, ownerId, request, profile, client, idempotency };
  const created = await launchNewRun(run, models, deps).catch(async (cause: unknown) => {
    await giveBack();
    throw cause;
  });
  if (created.kind === "key-taken") await giveBack();
  return created.kind === "created"
    ? accept({ id: created.id })
    : answerRepeat(created, idempotency?.hash ?? "");
}

/** Live before it is stored, so that nobody finds it in the store without anyone at work on it. */
async function launchNewRun(
  run: Pick<NewRun, "id" | "ownerId" | "request" | "profile" | "client" | "idempotency">,
  models: ModelDirectory,
  { store, executor, clock, workerId }: RunServiceDeps,
): Promise<CreateOutcome & { id: string }> {
  const { id } = run;
  const startedAtMs = clock.now();
  const memberNames = run.request.pool.map((member) => toMemberName(member, models));
  const lease = { workerId, untilMs: startedAtMs + LEASE_MS };
  const stored: { outcome: CreateOutcome | null } = { outcome: null };
  const live = executor.launch({
    runId: id,
    ownerId: run.ownerId,
    startedAtMs,
    why: "new",
    commands: [],
    settledUsd: 0,
    tokenId: run.client?.token?.id ?? null,
    prepare: async () => {
      stored.outcome = await store.create({ ...run, id, startedAtMs, memberNames, lease });
      return stored.outcome.kind === "created" ? { request: run.request, from: null } : null;
    },
  });
  await live.opened;
  if (!stored.outcome) throw new Error(`Run ${id} could not be stored: the log of the server says why.`);
  return { id, ...stored.outcome };
}

function toMemberName(member: Member, models: ModelDirectory): string {
  if (isPasted(member)) return member.name;
  return member.name ?? models.facts(member.model)?.name ?? member.model;
}

function answerRepeat(earlier: { id: string; hash: string }, hash: string): Outcome<{ id: string }> {
  if (earlier.hash === hash) return accept({ id: earlier.id });
  return refuseConflict();
}

export function refuseBusy(): ReturnType<typeof refuse> {
  return refuse("busy", "The server runs as much as it can at once: try again in a few seconds.", {
    retryAfterSeconds: 5,
  });
}
