/** What was spent, by whom and for what. Called by the routes; it knows nothing of HTTP. */
import type { Usage, UsageQuery } from "@/lib/contract/usage";
import type { Clock } from "@/lib/fusion/ports";
import type { Budgets } from "@/lib/server/budgets/budgets";
import { KEEP_CALLS_DAYS } from "@/lib/server/measurements/prune-calls";
import { BUILT_IN_NAMES } from "@/lib/server/models/profiles";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { byDay, fromDay, groupBy, projectMonth, toDay, totalOf } from "./count-usage";
import type { UsageStore, UsageSum } from "./usage-store";

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;

export interface UsageService {
  /** Whether the asking owner may see the whole instance is the caller's to know. */
  read(ownerId: string, query: UsageQuery): Promise<Outcome<Usage>>;
}

export interface UsageDeps {
  store: UsageStore;
  budgets: Pick<Budgets, "view">;
  /** Names of the profiles that an owner knows, by their ids. */
  profileNames(ownerId: string): Promise<Map<string, string>>;
  clock: Pick<Clock, "now">;
}

export function createUsageService(deps: UsageDeps): UsageService {
  return {
    async read(ownerId, query) {
      const period = toPeriod(query, deps.clock.now());
      if (!period.ok) return period;
      const { from, to } = period.value;
      const whose = query.of === "instance" ? null : ownerId;
      const now = new Date(deps.clock.now());
      const monthMs = Date.UTC(now.getUTCFullYear(), now.getUTCMonth());
      const [sums, ofMonth, profileNames, budgets] = await Promise.all([
        deps.store.sums({ ownerId: whose, fromMs: from * DAY_MS, toMs: (to + 1) * DAY_MS }),
        deps.store.sums({ ownerId: whose, fromMs: monthMs, toMs: now.getTime() + 1 }),
        deps.profileNames(ownerId),
        deps.budgets.view(ownerId),
      ]);
      return accept({
        from: fromDay(from),
        to: fromDay(to),
        total: totalOf(sums),
        days: byDay(sums, from, to),
        profiles: await byProfile(sums, { names: profileNames, store: deps.store, of: query.of }),
        models: groupBy(
          sums,
          ({ model }) => model,
          (model) => model,
        ),
        connections: groupBy(sums, connectionOf, (id) => id),
        people: whose === null ? await byPerson(sums, deps.store) : null,
        projectedMonthUsd: projectMonth(ofMonth, now.getTime()),
        budgets,
      });
    },
  };
}

function toPeriod(query: UsageQuery, nowMs: number): Outcome<{ from: number; to: number }> {
  const today = Math.floor(nowMs / DAY_MS);
  const to = query.to === undefined ? today : toDay(query.to);
  const from = query.from === undefined ? (to ?? today) - USUAL_DAYS + 1 : toDay(query.from);
  if (to === null) return refusePeriod("to", `There is no day ${query.to}.`);
  if (from === null) return refusePeriod("from", `There is no day ${query.from}.`);
  if (from > to) return refusePeriod("from", "The first day is after the last.");
  if (to - from >= KEEP_CALLS_DAYS) return refusePeriod("from", `At most ${KEEP_CALLS_DAYS} days at once.`);
  return accept({ from, to });
}

function refusePeriod(path: "from" | "to", message: string): ReturnType<typeof refuse> {
  return refuse("invalid-query", message, { errors: [{ path, message }] });
}

/** As in the ids of its models. */
function connectionOf({ model }: UsageSum): string {
  return model.split("/", 1)[0] ?? model;
}

const WITHOUT_PROFILE = ["", "Without a profile"] as const;

interface ProfileNames {
  /** Those that the asking owner knows. */
  names: ReadonlyMap<string, string>;
  store: UsageStore;
  of: UsageQuery["of"];
}

/** What others keep to themselves is not named: all of it is one row, and so is what is gone. */
async function byProfile(sums: readonly UsageSum[], { names, store, of }: ProfileNames) {
  const known = new Map<string, string>([...Object.entries(BUILT_IN_NAMES), WITHOUT_PROFILE, ...names]);
  const ids = [...new Set(sums.map(({ profile }) => profile ?? ""))].filter((id) => !known.has(id));
  const there = await store.existingProfiles(ids);
  known.set(
    "others",
    of === "instance" ? "Profiles that others keep to themselves" : "No longer offered to you",
  );
  known.set("deleted", "Deleted profiles");
  const keyOf = ({ profile }: UsageSum) => {
    const id = profile ?? "";
    return known.has(id) ? id : there.has(id) ? "others" : "deleted";
  };
  return groupBy(sums, keyOf, (key) => known.get(key) ?? key);
}

async function byPerson(sums: readonly UsageSum[], store: UsageStore) {
  const names = await store.accountNames([...new Set(sums.map(({ ownerId }) => ownerId))]);
  // A guest is a browser without a name: together they are one row.
  return groupBy(
    sums,
    ({ ownerId }) => (names.has(ownerId) ? ownerId : "guests"),
    (key) => names.get(key) ?? "Guests and deleted accounts",
  );
}
