import { type ProfileSetup, profileSetupSchema } from "@/lib/contract/profiles";
import type { Database, PrismaClient } from "@/lib/server/db/client";
import { isUniqueViolation } from "@/lib/server/db/unique-violation";
import type { ProfileChange, ProfileFigures, ProfileRow, ProfileStore } from "./profile-store";

/** The instance's setting, as JSON text. */
export const DEFAULT_PROFILE_KEY = "profile.default";

export function createPrismaProfileStore({ prisma }: Pick<Database, "prisma">): ProfileStore {
  const { profile: profiles } = prisma;
  return {
    async create({ setup, createdAtMs, updatedAtMs, ...profile }) {
      try {
        const times = { createdAt: new Date(createdAtMs), updatedAt: new Date(updatedAtMs) };
        await profiles.create({ data: { ...profile, ...times, setup: JSON.stringify(setup) } });
        return "created";
      } catch (cause) {
        if (isUniqueViolation(cause)) return "slug-taken";
        throw cause;
      }
    },
    async list(ownerId) {
      const rows = await profiles.findMany({
        where: { OR: [{ ownerId }, { shared: true }] },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      });
      const names = await namesOf(
        rows.map((row) => row.ownerId).filter((id) => id !== ownerId),
        prisma,
      );
      const read = rows.flatMap((row) => {
        const setup = readSetup(row.setup);
        return setup ? [{ ...toRow(row, setup), ownerName: names.get(row.ownerId) ?? null }] : [];
      });
      return [
        ...read.filter((row) => row.ownerId === ownerId),
        ...read.filter((row) => row.ownerId !== ownerId),
      ];
    },
    async update(own, change, atMs) {
      return (await profiles.updateMany({ where: own, data: toData(change, atMs) })).count === 1;
    },
    delete: async (own) => (await profiles.deleteMany({ where: own })).count === 1,
    async defaultFor(ownerId) {
      const [account, setting] = await Promise.all([
        prisma.account.findUnique({ where: { id: ownerId }, select: { defaultProfile: true } }),
        prisma.instanceSetting.findUnique({ where: { key: DEFAULT_PROFILE_KEY } }),
      ]);
      const instance: unknown = setting ? JSON.parse(setting.value) : null;
      return account?.defaultProfile ?? (typeof instance === "string" ? instance : null);
    },
    figures: (ownerId, profile) => readFigures(prisma, ownerId, profile),
  };
}

async function namesOf(ids: readonly string[], { account }: PrismaClient): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await account.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Null where a later version wrote what this one cannot read: it is kept, and not offered. */
function readSetup(text: string): ProfileSetup | null {
  return profileSetupSchema.safeParse(JSON.parse(text)).data ?? null;
}

interface Row extends Omit<ProfileRow, "setup" | "createdAtMs" | "updatedAtMs"> {
  createdAt: Date;
  updatedAt: Date;
}

function toRow(
  { id, ownerId, slug, name, about, shared, createdAt, updatedAt }: Row,
  setup: ProfileSetup,
): ProfileRow {
  const times = { createdAtMs: createdAt.getTime(), updatedAtMs: updatedAt.getTime() };
  return { id, ownerId, slug, name, about, setup, shared, ...times };
}

function toData({ setup, ...change }: ProfileChange, atMs: number) {
  return { ...change, ...(setup && { setup: JSON.stringify(setup) }), updatedAt: new Date(atMs) };
}

async function readFigures(prisma: PrismaClient, ownerId: string, profile: string): Promise<ProfileFigures> {
  const where = { ownerId, profile };
  const [sums, outcomes, runsOfUnknownCost, fused, voted] = await Promise.all([
    prisma.run.aggregate({ where, _count: { _all: true }, _sum: { costMicroUsd: true } }),
    prisma.run.groupBy({
      by: ["fusedAs"],
      where: { ...where, fusedAs: { not: null } },
      _count: { _all: true },
    }),
    prisma.run.count({ where: { ...where, costMicroUsd: null } }),
    // A fusion's id is F1 and on, and F alone the sixth candidate. One with a model is a candidate's answer that a debate revised.
    prisma.vote.count({ where: { ...where, pick: { startsWith: "F", not: "F" }, model: null } }),
    prisma.vote.count({ where }),
  ]);
  return {
    runs: sums._count._all,
    costMicroUsd: Number(sums._sum.costMicroUsd ?? 0),
    runsOfUnknownCost,
    wallMs: await medianWallMs(prisma, where),
    fusedAs: Object.fromEntries(outcomes.map(({ fusedAs, _count }) => [fusedAs ?? "", _count._all])),
    votes: { fused, candidate: voted - fused },
  };
}

/** The lower of the two in the middle, where there are two. */
async function medianWallMs(
  { run: runs }: PrismaClient,
  of: { ownerId: string; profile: string },
): Promise<number | null> {
  const where = { ...of, wallMs: { not: null } };
  const count = await runs.count({ where });
  if (count === 0) return null;
  const [middle] = await runs.findMany({
    where,
    orderBy: { wallMs: "asc" },
    skip: Math.floor((count - 1) / 2),
    take: 1,
    select: { wallMs: true },
  });
  return middle?.wallMs ?? null;
}
