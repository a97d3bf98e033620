import { describe, expect, test } from "vitest";
import { type BudgetStore, INSTANCE_SCOPE } from "@/lib/server/budgets/budget-store";
import { sampleHold as hold, sampleCaps, sampleSettlement } from "./sample-hold";
import { describeTokenCaps } from "./token-cap-contract";

const MONTH = "2026-11";

type Open = () => Promise<BudgetStore>;

export function describeBudgetStore(open: Open): void {
  describe("holding", () => describeHolding(open));
  describe("settling", () => describeSettling(open));
  describe("caps of a token", () => describeTokenCaps(open));

  test("lists what has been held for long", async () => {
    const store = await open();
    await store.hold(hold(1));
    await store.hold(hold(5));
    await store.hold(hold(1, { token: sampleCaps() }));
    expect(await store.listHeldBefore(1_900_000_000_003)).toEqual([
      { runId: "run-1", ownerId: "acct_one", atMs: 1_900_000_000_001 },
    ]);
  });
}

function describeHolding(open: Open): void {
  test("adds up for the owner and for the instance, and is given back as what was spent", async () => {
    const store = await open();
    expect(await store.hold(hold(1))).toBeNull();
    expect(await store.hold(hold(2, { ownerId: "acct_two" }))).toBeNull();
    expect(await store.hold(hold(1, { microUsd: 40 }))).toBeNull();
    expect(await store.figures("acct_one", MONTH)).toEqual({ spentMicroUsd: 0, reservedMicroUsd: 140 });
    expect(await store.figures(INSTANCE_SCOPE, MONTH)).toEqual({ spentMicroUsd: 0, reservedMicroUsd: 240 });
    await store.settle(sampleSettlement("run-1", 30));
    expect(await store.figures("acct_one", MONTH)).toEqual({ spentMicroUsd: 30, reservedMicroUsd: 0 });
    expect(await store.figures(INSTANCE_SCOPE, MONTH)).toEqual({
      spentMicroUsd: 30,
      reservedMicroUsd: 100,
    });
  });

  test("stops at the limit, and what was refused holds nothing anywhere", async () => {
    const store = await open();
    await store.hold(hold(1, { microUsd: 900, limits: { account: 1_000, instance: null } }));
    expect(await store.hold(hold(2, { limits: { account: 1_000, instance: null } }))).toBeNull();
    expect(await store.hold(hold(3, { microUsd: 1, limits: { account: 1_000, instance: null } }))).toBe(
      "account",
    );
    const other = { ownerId: "acct_two", limits: { account: 5_000, instance: 1_050 } };
    expect(await store.hold(hold(4, other))).toBe("instance");
    expect(await store.figures("acct_two", MONTH)).toMatchObject({ reservedMicroUsd: 0 });
    expect(await store.figures(INSTANCE_SCOPE, MONTH)).toMatchObject({ reservedMicroUsd: 1_000 });
  });

  test("of fifty at once with room for one, exactly one is held", async () => {
    const store = await open();
    const limits = { account: 149, instance: 10_000 };
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, n) => store.hold(hold(n, { microUsd: 75, limits }))),
    );
    expect(asked.filter((reached) => reached === null)).toHaveLength(1);
    expect(await store.figures("acct_one", MONTH)).toMatchObject({ reservedMicroUsd: 75 });
  });

  test("of two owners' runs at once, the instance's room goes to one", async () => {
    const store = await open();
    const limits = { account: null, instance: 100 };
    const asked = await Promise.all(
      ["acct_one", "acct_two"].map((ownerId, n) => store.hold(hold(n, { ownerId, limits }))),
    );
    expect(asked.toSorted()).toEqual(["instance", null]);
  });
}

function describeSettling(open: Open): void {
  test("counts in the month it was held in, and what was never held where it is told", async () => {
    const store = await open();
    await store.hold(hold(1));
    await store.settle(sampleSettlement("run-1", 30, { month: "2026-12" }));
    await store.settle(sampleSettlement("run-9", 7, { month: "2026-12" }));
    expect(await store.figures("acct_one", MONTH)).toEqual({ spentMicroUsd: 30, reservedMicroUsd: 0 });
    expect(await store.figures("acct_one", "2026-12")).toEqual({ spentMicroUsd: 7, reservedMicroUsd: 0 });
  });

  test("gives back to whom it was held for, under whatever name they go now", async () => {
    const store = await open();
    await store.hold(hold(1, { ownerId: "guest_one" }));
    await store.settle(sampleSettlement("run-1", 30));
    expect(await store.figures("guest_one", MONTH)).toEqual({ spentMicroUsd: 30, reservedMicroUsd: 0 });
  });

  test("can be corrected later, up and down", async () => {
    const store = await open();
    await store.settle(sampleSettlement("run-1", 50));
    await store.settle(sampleSettlement("run-1", -20));
    expect(await store.figures("acct_one", MONTH)).toMatchObject({ spentMicroUsd: 30 });
  });
}
