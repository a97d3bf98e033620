import { afterEach, describe, expect, test, vi } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { SLOT_MS } from "./limit-store";
import { type OpenLimitStore, openLimitStore } from "./open-limit-store";
import { type BreakableLine, openLine } from "./testing/breakable-line";
import { createScopes, describeOnRedis } from "./testing/test-redis";

const NOW_MS = 1_900_000_000_000;
const time = { nowMs: NOW_MS, untilMs: NOW_MS + SLOT_MS };

const opened: (BreakableLine | OpenLimitStore)[] = [];
afterEach(async () => {
  for (const each of opened.splice(0).reverse()) await each.close();
});

async function line(target: string | null): Promise<BreakableLine> {
  const made = await openLine(target);
  opened.push(made);
  return made;
}

/** As another server process would. */
async function open(url: string) {
  const clock = createVirtualClock(NOW_MS);
  const reports: string[] = [];
  const made = openLimitStore(url, { clock, report: (what) => reports.push(what) });
  opened.push(made);
  await made.connect();
  return { ...made, clock, reports };
}

async function countPassed(
  { store }: OpenLimitStore,
  bounds: { scope: string; limit: number }[],
): Promise<number> {
  const asked = Array.from({ length: 50 }, () => store.countRequest(bounds, NOW_MS));
  return (await Promise.all(asked)).filter(([standing]) => standing?.waitMs === 0).length;
}

const AWAY =
  "Redis does not answer. Limits are counted by this process alone until it does; runs and answers go on";

describe.each(["is not there", "never answers"])("a Redis that %s", (how) => {
  test("lets exactly as many through as the process counts itself, and is told of once a minute", async () => {
    const away = await line(null);
    if (how === "is not there") away.cut();
    const process = await open(away.url);
    const bound = { scope: "owner:ada", limit: 7 };
    expect(await countPassed(process, [bound])).toBe(7);
    const claims = ["s1", "s2"].map((id) => process.store.claimSlot(id, [{ ...bound, limit: 1 }], time));
    expect(await Promise.all(claims)).toEqual([null, { ...bound, limit: 1 }]);
    await process.store.releaseSlot({ id: "s1", scopes: [bound.scope] });
    expect(await process.store.claimSlot("s2", [{ ...bound, limit: 1 }], time)).toBeNull();
    expect(process.reports).toEqual([AWAY]);
    void process.clock.sleep(60_000, new AbortController().signal);
    process.clock.advance();
    await process.store.countRequest([bound], NOW_MS);
    await process.store.countRequest([bound], NOW_MS);
    expect(process.reports).toEqual([AWAY, AWAY]);
  });
});

describeOnRedis("a Redis that several processes share", (url) => {
  test("counts them together, and each alone while it is away, without forgetting what each holds", async () => {
    const scope = createScopes();
    const [bound, full] = [
      { scope: scope("a"), limit: 7 },
      { scope: scope("b"), limit: 2 },
    ];
    const breakable = await line(url);
    const one = await open(breakable.url);
    const two = await open(url);
    expect([await countPassed(one, [bound]), await countPassed(two, [bound])]).toEqual([7, 0]);
    const claim = ({ store }: OpenLimitStore, id: string) => store.claimSlot(id, [full], time);
    expect([await claim(one, "one/1"), await claim(two, "two/1"), await claim(one, "one/2")]).toEqual([
      null,
      null,
      full,
    ]);

    breakable.cut();
    expect(await countPassed(one, [bound])).toBe(7);
    // It holds one itself, and does not see what the other holds.
    expect([await claim(one, "one/2"), await claim(one, "one/3")]).toEqual([null, full]);
    await two.store.releaseSlot({ id: "two/1", scopes: [full.scope] });
    expect([one.reports, two.reports]).toEqual([[AWAY], []]);

    breakable.mend();
    // Held while it was away: put back by the next renewal, and then the other process sees both.
    const held = ["one/1", "one/2"].map((id) => ({ id, scopes: [full.scope] }));
    await vi.waitFor(async () => {
      await one.store.renewSlots(held, time.untilMs);
      const taken = await claim(two, "two/2");
      if (taken === null) await two.store.releaseSlot({ id: "two/2", scopes: [full.scope] });
      expect(taken).toEqual(full);
    }, 5_000);
    expect(await countPassed(one, [bound])).toBe(0);
  });
});
