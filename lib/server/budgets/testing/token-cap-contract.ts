import { expect, test } from "vitest";
import { type BudgetStore, INSTANCE_SCOPE } from "@/lib/server/budgets/budget-store";
import { sampleHold as hold, sampleCaps, sampleSettlement } from "./sample-hold";

const MONTH = "2026-11";
const DAY = "2026-11-28";

type Open = () => Promise<BudgetStore>;

const readIn = async (store: BudgetStore, scope: string, month: string) => {
  const { spentMicroUsd, reservedMicroUsd } = await store.figures(scope, month);
  return [spentMicroUsd, reservedMicroUsd];
};
const read = async (store: BudgetStore, id = "one") => ({
  day: await readIn(store, `token:${id}`, DAY),
  month: await readIn(store, `token:${id}`, MONTH),
});

export function describeTokenCaps(open: Open): void {
  test("what a token asks for counts in its day and month, its owner's and the instance's", async () => {
    const store = await open();
    expect(await store.hold(hold(1, { token: sampleCaps() }))).toBeNull();
    expect(await read(store)).toEqual({ day: [0, 100], month: [0, 100] });
    await store.settle(sampleSettlement("run-1", 30));
    expect(await read(store)).toEqual({ day: [30, 0], month: [30, 0] });
    expect([await readIn(store, "acct_one", MONTH), await readIn(store, INSTANCE_SCOPE, MONTH)]).toEqual([
      [30, 0],
      [30, 0],
    ]);
  });

  test("a cap of the day and one of the month hold, each told by its name, and nothing is held then", async () => {
    const store = await open();
    const day = sampleCaps("one", 150);
    expect(await store.hold(hold(1, { token: day }))).toBeNull();
    expect(await store.hold(hold(2, { token: day }))).toBe("token-day");
    expect(await store.hold(hold(3, { token: day, day: "2026-11-29" }))).toBeNull();
    expect(await store.hold(hold(4, { token: sampleCaps("one", null, 250) }))).toBe("token-month");
    expect(await store.hold(hold(5, { token: sampleCaps("two", 150) }))).toBeNull();
    expect(await read(store)).toEqual({ day: [0, 100], month: [0, 200] });
    expect(await readIn(store, "acct_one", MONTH)).toEqual([0, 300]);
  });

  test("the owner's limit holds for a token, too", async () => {
    const store = await open();
    const limits = { account: 50, instance: null };
    expect(await store.hold(hold(1, { token: sampleCaps(), limits }))).toBe("account");
    expect(await read(store)).toEqual({ day: [0, 0], month: [0, 0] });
  });

  test("of fifty at once with room for one, exactly one is held", async () => {
    const store = await open();
    const asked = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        store.hold(hold(n, { microUsd: 75, token: sampleCaps("one", 149) })),
      ),
    );
    expect(asked.filter((reached) => reached === null)).toHaveLength(1);
    expect(await read(store)).toEqual({ day: [0, 75], month: [0, 75] });
  });

  describeParts(open);
}

function describeParts(open: Open): void {
  test("where a person and two tokens asked for work of one run, each is counted their part", async () => {
    const store = await open();
    await store.hold(hold(1, { microUsd: 200 }));
    await store.hold(hold(1, { microUsd: 50, token: sampleCaps("one", 100) }));
    await store.hold(hold(1, { microUsd: 50, token: sampleCaps("one", 100) }));
    expect(await store.hold(hold(1, { microUsd: 1, token: sampleCaps("one", 100) }))).toBe("token-day");
    await store.hold(hold(1, { microUsd: 100, token: sampleCaps("two") }));
    await store.hold(hold(10, { microUsd: 7, token: sampleCaps("two") }));
    await store.settle(sampleSettlement("run-1", 202));
    expect([await read(store), await read(store, "two")]).toEqual([
      { day: [50, 0], month: [50, 0] },
      { day: [50, 7], month: [50, 7] },
    ]);
    expect(await readIn(store, "acct_one", MONTH)).toEqual([202, 7]);
  });

  test("what is held across midnight is counted where it was held first, and given back there", async () => {
    const store = await open();
    const late = { day: "2026-12-01", month: "2026-12", token: sampleCaps() };
    await store.hold(hold(1, { token: sampleCaps() }));
    await store.hold(hold(1, { ...late, microUsd: 20 }));
    await store.hold(hold(1, { ...late, microUsd: -20 }));
    expect(await read(store)).toEqual({ day: [0, 100], month: [0, 100] });
    await store.settle(sampleSettlement("run-1", 60, { month: late.month }));
    expect(await read(store)).toEqual({ day: [60, 0], month: [60, 0] });
    expect([await readIn(store, "acct_one", late.month), await readIn(store, "token:one", late.day)]).toEqual(
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  test("what nothing was held for is counted for the token that it is told of", async () => {
    const store = await open();
    await store.settle(sampleSettlement("run-1", 30, { tokenId: "one" }));
    await store.settle(sampleSettlement("run-1", -10, { tokenId: "one" }));
    expect(await read(store)).toEqual({ day: [20, 0], month: [20, 0] });
    await store.hold(hold(2));
    await store.settle(sampleSettlement("run-2", 5, { tokenId: "one" }));
    expect(await read(store)).toEqual({ day: [20, 0], month: [20, 0] });
  });

  test("are read for several tokens at once", async () => {
    const store = await open();
    await store.hold(hold(1, { token: sampleCaps() }));
    await store.hold(hold(2, { token: sampleCaps("two"), day: "2026-11-29" }));
    const scopes = ["token:one", "token:two", "token:none"];
    const figures = await store.figuresOf(scopes, [DAY, MONTH]);
    const found = figures.map(({ scope, month }) => `${scope} ${month}`);
    expect(found.toSorted()).toEqual(["token:one 2026-11", "token:one 2026-11-28", "token:two 2026-11"]);
    expect(figures[0]).toMatchObject({ spentMicroUsd: 0, reservedMicroUsd: 100 });
  });
}
