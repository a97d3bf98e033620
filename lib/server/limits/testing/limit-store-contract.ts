import { describe, expect, test } from "vitest";
import { type Bound, type LimitStore, SLOT_MS } from "@/lib/server/limits/limit-store";

/** Apart from all others that share a Redis. */
type Open = () => Promise<{ store: LimitStore; scope: (name: string) => string }>;

const NOW_MS = 1_900_000_000_000;
const MINUTE_MS = 60_000;
const heldFrom = (nowMs: number) => ({ nowMs, untilMs: nowMs + SLOT_MS });

/** What every limit store does. */
export function describeLimitStore(open: Open): void {
  describe("requests", () => {
    countsRequests(open);
    countsInAllScopesOrNone(open);
  });
  describe("slots", () => {
    givesSlots(open);
    losesSlots(open);
  });
}

function countsRequests(open: Open): void {
  test("of fifty at once lets exactly as many through as the limit says", async () => {
    const { store, scope } = await open();
    const bounds = [{ scope: scope("a"), limit: 7 }];
    const standings = await Promise.all(Array.from({ length: 50 }, () => store.countRequest(bounds, NOW_MS)));
    expect(standings.filter(([standing]) => standing?.waitMs === 0).length).toBe(7);
    expect((await store.countRequest(bounds, NOW_MS))[0]?.remaining).toBe(0);
  });

  test("says how many are left, when all are back, and how long to wait where none is", async () => {
    const { store, scope } = await open();
    const bound: Bound = { scope: scope("a"), limit: 2 };
    const count = async (nowMs: number) => (await store.countRequest([bound], nowMs))[0];
    expect([
      await count(NOW_MS),
      await count(NOW_MS + 10_000),
      await count(NOW_MS + 20_000),
      await count(NOW_MS + 30_000),
      await count(NOW_MS + 30_000 + 2 * MINUTE_MS),
    ]).toEqual([
      { ...bound, remaining: 1, resetMs: 30_000, waitMs: 0 },
      { ...bound, remaining: 0, resetMs: 50_000, waitMs: 0 },
      { ...bound, remaining: 0, resetMs: 40_000, waitMs: 10_000 },
      { ...bound, remaining: 0, resetMs: 60_000, waitMs: 0 },
      { ...bound, remaining: 1, resetMs: 30_000, waitMs: 0 },
    ]);
  });

  test("gives requests back one by one, to the last where a minute is no multiple of the limit", async () => {
    const { store, scope } = await open();
    const bound = { scope: scope("a"), limit: 7 };
    const passed = async (nowMs: number) => {
      for (let n = 0; ; n += 1)
        if (((await store.countRequest([bound], nowMs))[0]?.waitMs ?? 0) > 0) return n;
    };
    expect([
      await passed(NOW_MS),
      await passed(NOW_MS + MINUTE_MS / 7),
      await passed(NOW_MS + MINUTE_MS / 2),
      await passed(NOW_MS + 3 * MINUTE_MS),
    ]).toEqual([7, 1, 2, 7]);
  });
}

function countsInAllScopesOrNone(open: Open): void {
  test("counts in all scopes or in none", async () => {
    const { store, scope } = await open();
    const owner = { scope: scope("owner"), limit: 3 };
    const token = (name: string) => ({ scope: scope(name), limit: 2 });
    const count = async (name: string) =>
      (await store.countRequest([token(name), owner], NOW_MS)).map(({ remaining, waitMs }) => [
        remaining,
        waitMs > 0,
      ]);
    expect([await count("one"), await count("one"), await count("one"), await count("two")]).toEqual([
      [
        [1, false],
        [2, false],
      ],
      [
        [0, false],
        [1, false],
      ],
      // Refused by the token: the owner has lost nothing.
      [
        [0, true],
        [1, false],
      ],
      [
        [1, false],
        [0, false],
      ],
    ]);
    // Refused by the owner: the token has lost nothing.
    expect([await count("two"), await store.countRequest([token("two")], NOW_MS)]).toEqual([
      [
        [1, false],
        [0, true],
      ],
      [{ ...token("two"), remaining: 0, resetMs: MINUTE_MS, waitMs: 0 }],
    ]);
  });
}

function givesSlots(open: Open): void {
  test("of fifty at once gives exactly as many slots as the limit says", async () => {
    const { store, scope } = await open();
    const bounds = [{ scope: scope("a"), limit: 7 }];
    const claims = Array.from({ length: 50 }, (_, n) => store.claimSlot(`s${n}`, bounds, heldFrom(NOW_MS)));
    expect((await Promise.all(claims)).filter((full) => full === null).length).toBe(7);
  });

  test("names the scope that is full, and holds nothing in the others", async () => {
    const { store, scope } = await open();
    const wide = { scope: scope("owner"), limit: 2 };
    const narrow = { scope: scope("token"), limit: 1 };
    const claim = (id: string, bounds: Bound[]) => store.claimSlot(id, bounds, heldFrom(NOW_MS));
    expect([
      await claim("s1", [narrow, wide]),
      await claim("s2", [narrow, wide]),
      await claim("s3", [wide]),
      await claim("s4", [wide]),
    ]).toEqual([null, narrow, null, wide]);
  });

  test("lets whoever holds a slot have it again, and gives a released one to another", async () => {
    const { store, scope } = await open();
    const bounds = [{ scope: scope("a"), limit: 1 }];
    const claim = (id: string) => store.claimSlot(id, bounds, heldFrom(NOW_MS));
    expect([await claim("s1"), await claim("s1"), await claim("s2")]).toEqual([null, null, bounds[0]]);
    await store.releaseSlot({ id: "s1", scopes: [scope("a")] });
    await store.releaseSlot({ id: "s1", scopes: [scope("a")] });
    expect([await claim("s2"), await claim("s1")]).toEqual([null, bounds[0]]);
  });
}

function losesSlots(open: Open): void {
  test("a slot that nobody renews is lost, one that is renewed is not", async () => {
    const { store, scope } = await open();
    const bounds = [{ scope: scope("a"), limit: 2 }];
    const claim = (id: string, nowMs: number) => store.claimSlot(id, bounds, heldFrom(nowMs));
    await claim("crashed", NOW_MS);
    await claim("alive", NOW_MS);
    const laterMs = NOW_MS + SLOT_MS;
    await store.renewSlots([{ id: "alive", scopes: [scope("a")] }], laterMs + SLOT_MS);
    expect([
      await claim("s3", laterMs - 1),
      await claim("s3", laterMs),
      await claim("s4", laterMs),
      await claim("s4", laterMs + SLOT_MS),
    ]).toEqual([bounds[0], null, bounds[0], null]);
  });

  test("renewing puts back what was lost, whatever the limit", async () => {
    const { store, scope } = await open();
    const bounds = [{ scope: scope("a"), limit: 1 }];
    const slots = ["s1", "s2"].map((id) => ({ id, scopes: [scope("a")] }));
    await store.renewSlots(slots, NOW_MS + SLOT_MS);
    await store.releaseSlot(slots[0] as (typeof slots)[0]);
    expect(await store.claimSlot("s3", bounds, heldFrom(NOW_MS))).toEqual(bounds[0]);
  });
}
