import type { PrismaClient } from "@/lib/server/db/client";
import { RECORD_COLUMNS, toRunRecord } from "./prisma-run-rows";
import type { RunStore } from "./run-store";

type Leases = Pick<RunStore, "findUnfinished" | "takeLease" | "renewLeases" | "releaseLeases">;

/** Which process executes which run, in the database. */
export function createPrismaRunLeases({ run: runs }: PrismaClient): Leases {
  return {
    async findUnfinished() {
      const where = { status: { in: ["queued", "running"] } };
      const rows = await runs.findMany({ where, orderBy: { createdAt: "asc" }, select: RECORD_COLUMNS });
      return rows.map(toRunRecord);
    },
    async takeLease(run, lease) {
      const held = {
        leaseOwner: run.lease?.workerId ?? null,
        leaseUntil: run.lease ? new Date(run.lease.untilMs) : null,
      };
      const claim = { leaseOwner: lease.workerId, leaseUntil: new Date(lease.untilMs), status: "running" };
      return (await runs.updateMany({ where: { id: run.id, ...held }, data: claim })).count === 1;
    },
    async renewLeases({ workerId, untilMs }) {
      await runs.updateMany({ where: { leaseOwner: workerId }, data: { leaseUntil: new Date(untilMs) } });
    },
    async releaseLeases(workerId) {
      await runs.updateMany({
        where: { leaseOwner: workerId },
        data: { leaseOwner: null, leaseUntil: null },
      });
    },
  };
}
