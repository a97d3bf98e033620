import { expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { type Connection, fixedListing } from "@/lib/server/models/connection";
import { keepListsFresh, REFRESH_EVERY_MS } from "./keep-lists-fresh";

const turn = () => new Promise(setImmediate);

test("The lists are asked for at once and every quarter of an hour, until the server goes down", async () => {
  const clock = createVirtualClock(1_000);
  const ending = new AbortController();
  const askedAt: number[] = [];
  const pruned: unknown[] = [];
  const fixed = fixedListing([]);
  const connection: Connection = {
    id: "lab",
    key: "instance:lab",
    name: "lab",
    kind: "openai-compatible",
    listed: fixed.listed,
    list() {
      askedAt.push(clock.now());
      return fixed.list();
    },
    async *stream(): AsyncGenerator<ModelPart> {
      yield { type: "finish", finish: "stop", usage: null, reportedUsd: null };
    },
  };
  const reports: string[] = [];
  const prune = async (keys: readonly string[], nowMs: number) => {
    pruned.push([keys, nowMs]);
    if (pruned.length === 2) throw new Error("The database is away.");
    return 0;
  };
  keepListsFresh(
    { connections: [connection], catalogue: { prune }, clock, report: (what) => reports.push(what) },
    ending.signal,
  );
  await turn();
  for (const _ of [1, 2]) {
    clock.advance();
    await turn();
  }
  ending.abort();
  await turn();
  const times = [0, 1, 2].map((round) => 1_000 + round * REFRESH_EVERY_MS);
  expect([askedAt, pruned, reports, clock.advance()]).toEqual([
    times,
    times.map((at) => [["instance:lab"], at]),
    ["The catalogue of models could not be looked after"],
    false,
  ]);
});
