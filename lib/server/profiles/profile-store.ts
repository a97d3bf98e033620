/** Where custom profiles are kept. Implemented over Prisma and in memory; one contract suite runs on both. */
import type { ProfileSetup } from "@/lib/contract/profiles";

export interface ProfileRow {
  id: string;
  ownerId: string;
  slug: string;
  name: string;
  about: string;
  setup: ProfileSetup;
  shared: boolean;
  createdAtMs: number;
  updatedAtMs: number;
}

export type ProfileChange = Partial<Pick<ProfileRow, "name" | "about" | "setup" | "shared">>;

/** How a profile's runs came out, for one owner. */
export interface ProfileFigures {
  runs: number;
  costMicroUsd: number;
  runsOfUnknownCost: number;
  wallMs: number | null;
  fusedAs: Record<string, number>;
  votes: { fused: number; candidate: number };
}

export interface ProfileStore {
  /** `slug-taken`: another of the owner's has it; nothing was kept. */
  create(profile: ProfileRow): Promise<"created" | "slug-taken">;
  /** The owner's own by name, then those that others offer, with whose they are. */
  list(ownerId: string): Promise<(ProfileRow & { ownerName: string | null })[]>;
  /** False where it is gone, or not the owner's. */
  update(own: { id: string; ownerId: string }, change: ProfileChange, atMs: number): Promise<boolean>;
  delete(own: { id: string; ownerId: string }): Promise<boolean>;
  /** The account's own choice, else the instance's; null: neither. */
  defaultFor(ownerId: string): Promise<string | null>;
  /** Of the owner's runs that were started with it. */
  figures(ownerId: string, profile: string): Promise<ProfileFigures>;
}
