/**
 * The part of the wiring that executes runs: what a session calls its models with, and what follows from its end. Called by the
 * container, which is the only place that wires; this file is a part of it.
 */
import { randomInt } from "node:crypto";
import { findOpenCalls } from "@/lib/fusion/late-costs";
import { runFusion } from "@/lib/fusion/run-fusion";
import { carryAttachments } from "@/lib/server/attachments/carry-attachments";
import type { BillStore } from "@/lib/server/bills/bill-store";
import { noteBills } from "@/lib/server/bills/settle-bills";
import type { Budgets } from "@/lib/server/budgets/budgets";
import { openOwnerModelPort } from "@/lib/server/connections/owner-model-port";
import type { OwnerModels } from "@/lib/server/connections/owner-models";
import type { LimitDeps } from "@/lib/server/limits/limits";
import { createWorkSlots, type WorkSlots } from "@/lib/server/limits/work-slots";
import type { CallMeasuring } from "@/lib/server/measurements/call-measuring";
import type { ProfileService } from "@/lib/server/profiles/profile-service";
import { reportFailure } from "@/lib/server/report-failure";
import { followOwner } from "@/lib/server/runs/follow-owner";
import { jsonFormats } from "@/lib/server/runs/json-formats";
import { nonceIds } from "@/lib/server/runs/nonce-ids";
import { createRunExecutor } from "@/lib/server/runs/run-executor";
import { createRunId } from "@/lib/server/runs/run-id";
import type { RunServiceDeps } from "@/lib/server/runs/run-service-deps";
import { systemClock } from "@/lib/server/runs/system-clock";
import { createTokenWork } from "@/lib/server/runs/token-work";
import { createWorkerId } from "@/lib/server/runs/worker-id";

type RunParts = Pick<RunServiceDeps, "store" | "attachments" | "guestAccess"> & {
  models: OwnerModels;
  measuring: CallMeasuring;
  profiles: ProfileService;
  bills: BillStore;
  budgets: Budgets;
  limiting: LimitDeps;
};

export function wireRuns({
  models,
  measuring,
  store,
  attachments,
  bills,
  budgets,
  profiles,
  guestAccess,
  limiting,
}: RunParts): RunServiceDeps & { slots: WorkSlots } {
  const workerId = createWorkerId();
  const slots = createWorkSlots({ ...limiting, workerId });
  const clock = systemClock;
  const tokenWork = createTokenWork();
  const executor = createRunExecutor({
    store,
    async openPorts({ ownerId, runId, why }) {
      const owner = followOwner({ ownerId, runId }, { store, models, attachments });
      const port = await openOwnerModelPort(owner.models, ownerId, reportFailure);
      // What a resumed run costs is known only once the lists with the prices are here; a new one has waited for them.
      if (why !== "new") await port.list();
      // Measured next to the provider: what is put into a call before is not its time.
      const metered = measuring.meter(port, { ownerId, runId });
      const carrying = carryAttachments(metered, { ownerId, attachments: owner.attachments });
      return { models: carrying, clock, ids: nonceIds, formats: jsonFormats };
    },
    async onEnd({ runId, ownerId: first, tokenId, state, spentUsd }) {
      const ownerId = await followOwner({ ownerId: first, runId }, { store, models, attachments }).find();
      if (ownerId !== first) await measuring.giveTo(ownerId, runId);
      await budgets.settle({ runId, ownerId, tokenId }, spentUsd);
      await noteBills(findOpenCalls(state), { runId, ownerId }, { store: bills, clock });
    },
    onOver: slots.release,
    tokenWork,
    clock,
    workerId,
    runFusion,
    report: reportFailure,
  });
  const openUnstoredPorts = async (ownerId: string) => {
    const port = await openOwnerModelPort(models, ownerId, reportFailure);
    const metered = measuring.meter(port, { ownerId, runId: null });
    const carrying = carryAttachments(metered, { ownerId, attachments });
    return { models: carrying, clock, ids: nonceIds, formats: jsonFormats };
  };
  const modelsOf = models.forOwner;
  const drawSeed = () => randomInt(2 ** 32);
  const own = { clock, workerId, drawSeed, createRunId, profilesOf: profiles.offered };
  const ports = { openUnstoredPorts, modelsOf, attachments };
  return { store, budgets, slots, executor, tokenWork, guestAccess, ...ports, ...own };
}
