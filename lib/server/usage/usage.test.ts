import { afterAll, beforeAll, expect, test } from "vitest";
import type { Amounts, Usage } from "@/lib/contract/usage";
import { toMicroUsd } from "@/lib/fusion/cost";
import type { Database } from "@/lib/server/db/client";
import { createTestDatabase, describeOnEveryDatabase } from "@/lib/server/db/testing/test-database";
import type { CallRecord } from "@/lib/server/measurements/call-record";
import { createPrismaCallStore } from "@/lib/server/measurements/prisma-call-store";
import { sampleCall } from "@/lib/server/measurements/testing/sample-call";
import { fromDay, toDay } from "./count-usage";
import { createUsageService } from "./usage-service";
import { createPrismaUsageStore } from "./usage-store";

const NOW = Date.UTC(2026, 10, 16, 0);
const at = (day: number, hour = 12) => Date.UTC(2026, 10, day, hour);

test.each(["2026-02-30", "2026-13-01", "0000-00-00"])("%s is no day", (text) => {
  expect(toDay(text)).toBeNull();
});

test("a day is its date in UTC", () => {
  expect(fromDay(toDay("2026-11-20") ?? 0)).toBe("2026-11-20");
});

describeOnEveryDatabase("usage", (provider) => {
  let database: Database;
  beforeAll(async () => {
    database = await createTestDatabase(provider);
    const { prisma } = database;
    await prisma.account.create({ data: { id: "acct_one", name: "Ada", role: "admin" } });
    const run = (id: string, profile: string | null) => ({
      ...{ id, ownerId: "acct_one", status: "completed", mode: "merge", prompt: "p", request: "{}", profile },
      ...{ memberNames: [], startedAtMs: 1n, costSource: "reported" },
    });
    await prisma.run.createMany({
      data: [
        ...[run("r-quality", "quality"), run("r-own", "prof_1"), run("r-none", null)],
        ...[run("r-others", "prof_theirs"), run("r-gone", "prof_gone"), run("r-gone-too", "prof_gone_too")],
      ],
    });
    await prisma.profile.create({
      data: {
        id: "prof_theirs",
        ownerId: "acct_two",
        slug: "s",
        name: "A secret plan",
        about: "",
        setup: "{}",
      },
    });
    const call = (n: number, more: Partial<CallRecord>) => sampleCall(n, { ownerId: "acct_one", ...more });
    await createPrismaCallStore(database).add([
      call(1, { atMs: at(1, 0), runId: "r-quality", model: "lab/oak", costMicroUsd: 1_000_001 }),
      call(2, { atMs: at(1, 23), runId: "r-own", model: "lab/elm", costMicroUsd: 2, costSource: "computed" }),
      call(3, { atMs: at(2), runId: "r-own", model: "lab/elm", costMicroUsd: 30, costSource: "estimated" }),
      call(4, { atMs: at(3), runId: "r-none", model: "mine/ash", costMicroUsd: null, costSource: "unknown" }),
      call(5, { atMs: at(3), runId: "deleted", model: "mine/ash", costMicroUsd: 500_000 }),
      call(6, { atMs: at(3), ownerId: "guest_x", model: "lab/oak", costMicroUsd: 7 }),
      call(7, { atMs: Date.UTC(2026, 9, 31, 23), model: "lab/oak", costMicroUsd: 9_000_000 }),
      call(8, { atMs: Date.UTC(2026, 8, 1), ownerId: "acct_two", runId: "r-others", costMicroUsd: 40 }),
      call(9, { atMs: Date.UTC(2026, 8, 2), runId: "r-gone", costMicroUsd: 20 }),
      call(10, { atMs: Date.UTC(2026, 8, 2), runId: "r-gone-too", costMicroUsd: 10 }),
    ]);
  });
  afterAll(() => database.close());

  const read = async (
    ownerId: string,
    query: { from?: string; to?: string; of?: "me" | "instance" } = {},
  ) => {
    const service = createUsageService({
      store: createPrismaUsageStore(database),
      budgets: { view: async () => [] },
      profileNames: async () => new Map([["prof_1", "My panel"]]),
      clock: { now: () => NOW },
    });
    const outcome = await service.read(ownerId, { of: "me", ...query });
    if (!outcome.ok) throw new Error(outcome.refusal.detail);
    return outcome.value;
  };
  const november = { from: "2026-11-01", to: "2026-11-16" };
  const brief = (rows: Usage["models"]) =>
    rows.map(({ name, knownUsd, estimatedUsd, unknownCalls, calls }) => [
      name,
      knownUsd,
      estimatedUsd,
      unknownCalls,
      calls,
    ]);

  test("says what is known, what is guessed and what nobody knows, by model, connection, profile and day", async () => {
    const usage = await read("acct_one", november);
    expect(usage.total).toEqual({ knownUsd: 1.500003, estimatedUsd: 0.00003, unknownCalls: 1, calls: 5 });
    expect(brief(usage.models)).toEqual([
      ["lab/oak", 1.000001, 0, 0, 1],
      ["mine/ash", 0.5, 0, 1, 2],
      ["lab/elm", 0.000002, 0.00003, 0, 2],
    ]);
    expect(brief(usage.connections)).toEqual([
      ["lab", 1.000003, 0.00003, 0, 3],
      ["mine", 0.5, 0, 1, 2],
    ]);
    expect(brief(usage.profiles)).toEqual([
      ["Quality", 1.000001, 0, 0, 1],
      ["Without a profile", 0.5, 0, 1, 2],
      ["My panel", 0.000002, 0.00003, 0, 2],
    ]);
    expect(usage.days).toHaveLength(16);
    expect(brief(usage.days.slice(0, 4))).toEqual([
      ["2026-11-01", 1.000003, 0, 0, 2],
      ["2026-11-02", 0, 0.00003, 0, 1],
      ["2026-11-03", 0.5, 0, 1, 2],
      ["2026-11-04", 0, 0, 0, 0],
    ]);
    expect(usage.people).toBeNull();
  });

  test("every table adds up to the same micro-dollar", async () => {
    const usage = await read("acct_one", { ...november, of: "instance" });
    const sum = (rows: readonly Amounts[]) =>
      rows.reduce(
        (total, { knownUsd, estimatedUsd }) => total + toMicroUsd(knownUsd) + toMicroUsd(estimatedUsd),
        0,
      );
    const total = sum([usage.total]);
    expect(total).toBe(1_500_040);
    for (const rows of [usage.days, usage.profiles, usage.models, usage.connections, usage.people ?? []])
      expect(sum(rows)).toBe(total);
  });

  test("the whole instance is told by person, guests together", async () => {
    const { people } = await read("acct_one", { ...november, of: "instance" });
    expect(brief(people ?? [])).toEqual([
      ["Ada", 1.500003, 0.00003, 1, 5],
      ["Guests and deleted accounts", 0.000007, 0, 0, 1],
    ]);
  });

  test("profiles that others keep to themselves are one row without a name, and so are those that are gone", async () => {
    const usage = await read("acct_one", { from: "2026-09-01", to: "2026-09-30", of: "instance" });
    expect(brief(usage.profiles)).toEqual([
      ["Profiles that others keep to themselves", 0.00004, 0, 0, 1],
      ["Deleted profiles", 0.00003, 0, 0, 2],
    ]);
    expect(JSON.stringify(usage)).not.toContain("secret plan");
  });

  test("someone else's calls are not in one's own sums", async () => {
    expect((await read("guest_x", november)).total).toMatchObject({ knownUsd: 0.000007, calls: 1 });
    expect((await read("guest_y", november)).total).toEqual({
      knownUsd: 0,
      estimatedUsd: 0,
      unknownCalls: 0,
      calls: 0,
    });
  });

  test("half of the month gone by, the month comes to twice what it cost so far", async () => {
    expect((await read("acct_one", { from: "2026-11-10", to: "2026-11-10" })).projectedMonthUsd).toBe(
      3.000066,
    );
  });

  test("a period that is none is refused by its field", async () => {
    await expect(read("acct_one", { from: "2026-11-31" })).rejects.toThrow("There is no day 2026-11-31.");
    await expect(read("acct_one", { from: "2026-11-10", to: "2026-11-09" })).rejects.toThrow(
      "after the last",
    );
    await expect(read("acct_one", { from: "2020-01-01", to: "2026-11-09" })).rejects.toThrow(
      "At most 400 days",
    );
  });
});
