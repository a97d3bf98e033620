/**
 * Everything that can be done with custom profiles, each call on behalf of an owner: someone else's that is not offered does not
 * exist for them. Called by the routes and by whatever starts a run.
 */

import { chooseFreeName } from "@/lib/contract/free-name";
import type { ProfileSummary } from "@/lib/contract/models";
import {
  type CreateProfile,
  MAX_PROFILE_NAME_CHARS,
  MAX_PROFILES,
  type ProfileFile,
  type ProfileList,
  type ProfileRecord,
  type ProfileView,
  type UpdateProfile,
} from "@/lib/contract/profiles";
import { fromMicroUsd } from "@/lib/fusion/cost";
import type { Clock } from "@/lib/fusion/ports";
import { chooseSlug } from "@/lib/server/connections/choose-slug";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { listOfferedProfiles, type ProfileModels } from "./offered-profiles";
import type { ProfileRow, ProfileStore } from "./profile-store";
import { refuseTakenName, takenNames } from "./refuse-taken-name";

export interface ProfileService {
  list(ownerId: string): Promise<ProfileList>;
  /** Every profile that an owner may start a run with, as it resolves by these models; the first is the default. */
  offered(ownerId: string, models: ProfileModels): Promise<ProfileSummary[]>;
  /** Own ones and those that others offer, by id; the owner's own by slug too. */
  find(ownerId: string, idOrSlug: string): Promise<Outcome<ProfileView>>;
  /** Refuses a name that one of the owner's, or a built-in, has. */
  add(ownerId: string, body: CreateProfile): Promise<Outcome<ProfileView>>;
  /** The same under a free name: whoever wrote the file could not know which are taken here. */
  import(ownerId: string, file: ProfileFile): Promise<Outcome<ProfileView>>;
  change(ownerId: string, id: string, body: UpdateProfile): Promise<Outcome<ProfileView>>;
  delete(ownerId: string, id: string): Promise<Outcome<null>>;
  export(ownerId: string, id: string): Promise<Outcome<ProfileFile>>;
  /** `profile`: a custom one's id, or a built-in's. */
  record(ownerId: string, profile: string): Promise<ProfileRecord>;
}

export interface ProfileServiceDeps {
  store: ProfileStore;
  clock: Pick<Clock, "now">;
  createId(): string;
}

/** The built-in ones, and what else would be misread in `fusion/<slug>`. */
const RESERVED_SLUGS = ["quality", "budget", "auto", "default"];

export function createProfileService(deps: ProfileServiceDeps): ProfileService {
  const { store } = deps;

  async function listViews(ownerId: string): Promise<ProfileView[]> {
    return (await store.list(ownerId)).map((row) => toView(row, ownerId));
  }

  async function listOwn(ownerId: string): Promise<ProfileRow[]> {
    return (await store.list(ownerId)).filter((row) => row.ownerId === ownerId);
  }

  async function find(ownerId: string, idOrSlug: string): Promise<Outcome<ProfileView>> {
    const views = await listViews(ownerId);
    const found =
      views.find(({ id }) => id === idOrSlug) ?? views.find(({ slug, own }) => own && slug === idOrSlug);
    return found ? accept(found) : refuseMissing();
  }

  return {
    find,
    async offered(ownerId, models) {
      const [views, defaultProfile] = await Promise.all([listViews(ownerId), store.defaultFor(ownerId)]);
      return listOfferedProfiles(views, models, defaultProfile);
    },
    list: async (ownerId) => ({ items: await listViews(ownerId), nextCursor: null }),
    async add(ownerId, body) {
      const named = refuseTakenName(body.name, await listOwn(ownerId));
      return named.ok ? addProfile(ownerId, body, deps) : named;
    },
    async import(ownerId, { name, about, setup }) {
      const free = chooseFreeName(name, takenNames(await listOwn(ownerId)), MAX_PROFILE_NAME_CHARS);
      return addProfile(ownerId, { name: free, about, setup, shared: false }, deps);
    },
    async change(ownerId, id, body) {
      const own = await listOwn(ownerId);
      const before = own.find((row) => row.id === id);
      // One that was called so before this was refused may keep its name.
      if (before && body.name !== undefined && body.name !== before.name) {
        const named = refuseTakenName(
          body.name,
          own.filter((row) => row !== before),
        );
        if (!named.ok) return named;
      }
      const changed = await store.update({ id, ownerId }, withoutUndefined(body), deps.clock.now());
      return changed ? find(ownerId, id) : refuseMissing();
    },
    delete: async (ownerId, id) => ((await store.delete({ id, ownerId })) ? accept(null) : refuseMissing()),
    async export(ownerId, id) {
      const found = await find(ownerId, id);
      if (!found.ok) return found;
      const { name, about, setup } = found.value;
      const $schema = "/api/schemas/profile.json";
      return accept({ $schema, format: "tokamak.profile", version: 1, name, about, setup });
    },
    async record(ownerId, profile) {
      const { runs, costMicroUsd, runsOfUnknownCost, ...figures } = await store.figures(ownerId, profile);
      const known = runs - runsOfUnknownCost;
      const mean = known === 0 ? null : fromMicroUsd(Math.round(costMicroUsd / known));
      const costUsd = { total: fromMicroUsd(costMicroUsd), mean, unknown: runsOfUnknownCost };
      return { runs, costUsd, ...figures };
    },
  };
}

/** Two that are added at once may choose the same slug: the later chooses again. */
async function addProfile(
  ownerId: string,
  { name, about, setup, shared }: CreateProfile,
  { store, clock, createId }: ProfileServiceDeps,
): Promise<Outcome<ProfileView>> {
  for (;;) {
    const own = (await store.list(ownerId)).filter((row) => row.ownerId === ownerId);
    if (own.length >= MAX_PROFILES) {
      return refuse(
        "limit-reached",
        `You have ${MAX_PROFILES} profiles, the most there can be: delete one first.`,
      );
    }
    const slug = chooseSlug(name, "profile", new Set([...RESERVED_SLUGS, ...own.map((row) => row.slug)]));
    const now = clock.now();
    const times = { createdAtMs: now, updatedAtMs: now };
    const row: ProfileRow = { id: createId(), ownerId, slug, name, about, setup, shared, ...times };
    if ((await store.create(row)) === "created") return accept(toView({ ...row, ownerName: null }, ownerId));
  }
}

function toView(row: ProfileRow & { ownerName: string | null }, ownerId: string): ProfileView {
  const { id, slug, name, about, setup, shared } = row;
  const own = row.ownerId === ownerId;
  return {
    ...{ id, slug, name, about, setup, shared, own },
    by: own ? null : (row.ownerName ?? "a guest"),
    createdAt: new Date(row.createdAtMs).toISOString(),
    updatedAt: new Date(row.updatedAtMs).toISOString(),
  };
}

function refuseMissing(): ReturnType<typeof refuse> {
  return refuse("not-found", "There is no such profile, or it is not yours. It may have been deleted.");
}

function withoutUndefined<T extends object>(change: T): T {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as T;
}
