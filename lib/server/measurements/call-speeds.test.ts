import { expect, test } from "vitest";
import { createCallSpeeds } from "./call-speeds";
import { createMemoryCallStore } from "./testing/memory-call-store";
import { SAMPLE_AT_MS, sampleCall } from "./testing/sample-call";

const DAY_MS = 24 * 3_600_000;

function bench({ maxModels }: { maxModels?: number } = {}) {
  const store = createMemoryCallStore();
  let now = SAMPLE_AT_MS;
  const speeds = createCallSpeeds({ store, clock: { now: () => now }, maxModels });
  return {
    ...{ store, speeds },
    pass(ms: number) {
      now += ms;
    },
  };
}

test("a speed is the median of what was lately measured of a model through one connection", () => {
  const { speeds } = bench();
  expect(speeds.of("instance:lab", "lab/oak")).toBeNull();
  for (const [n, firstTokenMs] of [400, 100, 200].entries()) speeds.add(sampleCall(n, { firstTokenMs }));
  speeds.add(sampleCall(4, { firstTokenMs: 9_000, connectionKey: "own:con_1" }));
  speeds.add(sampleCall(5, { firstTokenMs: null, outcome: "overloaded" }));
  expect(speeds.of("instance:lab", "lab/oak")).toEqual({
    ...{ firstTokenMs: 200, tokensPerSecond: 42.5, calls: 3 },
  });
});

test("a rate that no provider counted is not known", () => {
  const { speeds } = bench();
  speeds.add(sampleCall(1, { tokensPerSecond: null }));
  expect(speeds.of("instance:lab", "lab/oak")).toEqual({
    ...{ firstTokenMs: 120, tokensPerSecond: null, calls: 1 },
  });
});

test("it stands on the last fifty calls, and on none that is older than a week", () => {
  const { speeds, pass } = bench();
  for (let n = 0; n < 50; n += 1) speeds.add(sampleCall(n, { firstTokenMs: 1_000 }));
  for (let n = 50; n < 76; n += 1) speeds.add(sampleCall(n, { firstTokenMs: 10 }));
  expect(speeds.of("instance:lab", "lab/oak")).toMatchObject({ firstTokenMs: 10, calls: 50 });
  pass(8 * DAY_MS);
  expect(speeds.of("instance:lab", "lab/oak")).toBeNull();
});

test("a new process begins with what the ones before it measured", async () => {
  const { store, speeds } = bench();
  await store.add([
    sampleCall(1, { atMs: SAMPLE_AT_MS - DAY_MS, firstTokenMs: 300 }),
    sampleCall(2, { atMs: SAMPLE_AT_MS - 8 * DAY_MS, firstTokenMs: 900 }),
  ]);
  await speeds.load();
  expect(speeds.of("instance:lab", "lab/oak")).toMatchObject({ firstTokenMs: 300, calls: 1 });
});

test("it remembers so many models, and forgets the one not called for longest", () => {
  const { speeds } = bench({ maxModels: 2 });
  for (const model of ["lab/a", "lab/b", "lab/a", "lab/c"]) speeds.add(sampleCall(1, { model }));
  expect(["lab/a", "lab/b", "lab/c"].map((model) => speeds.of("instance:lab", model)?.calls)).toEqual([
    ...[2, undefined, 1],
  ]);
});
