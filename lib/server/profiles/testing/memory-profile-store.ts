import type { ProfileFigures, ProfileRow, ProfileStore } from "@/lib/server/profiles/profile-store";

const NO_FIGURES: ProfileFigures = {
  runs: 0,
  costMicroUsd: 0,
  runsOfUnknownCost: 0,
  wallMs: null,
  fusedAs: {},
  votes: { fused: 0, candidate: 0 },
};

/** A store that forgets, and knows of no runs: for tests. */
export function createMemoryProfileStore(): ProfileStore {
  const rows = new Map<string, ProfileRow>();
  const find = ({ id, ownerId }: { id: string; ownerId: string }) => {
    const row = rows.get(id);
    return row?.ownerId === ownerId ? row : null;
  };
  return {
    async create(profile) {
      const isTaken = [...rows.values()].some(
        (row) => row.ownerId === profile.ownerId && row.slug === profile.slug,
      );
      if (isTaken) return "slug-taken";
      rows.set(profile.id, structuredClone(profile));
      return "created";
    },
    async list(ownerId) {
      const sorted = [...rows.values()]
        .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1))
        .map((row) => ({ ...structuredClone(row), ownerName: null }));
      return [
        ...sorted.filter((row) => row.ownerId === ownerId),
        ...sorted.filter((row) => row.ownerId !== ownerId && row.shared),
      ];
    },
    async update(own, change, updatedAtMs) {
      const row = find(own);
      if (row) rows.set(row.id, { ...row, ...structuredClone(change), updatedAtMs });
      return row !== null;
    },
    delete: async (own) => find(own) !== null && rows.delete(own.id),
    defaultFor: async () => null,
    figures: async () => NO_FIGURES,
  };
}
