import { afterEach, beforeEach, expect, it, vi } from "vitest";
import {
  commitDelete,
  commitDeletes,
  deferDelete,
  flushDeletes,
  undoDelete,
  useDeletions,
} from "./delete-run";

const calls: string[] = [];
let answer = () => new Response(null, { status: 204 });

beforeEach(() => {
  calls.length = 0;
  answer = () => new Response(null, { status: 204 });
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    calls.push(`${init.method} ${path}`);
    return answer();
  });
  useDeletions.setState({ hidden: new Set() });
});
afterEach(() => vi.unstubAllGlobals());

const hidden = () => [...useDeletions.getState().hidden];

it("hides a run at once and deletes it when the undo has gone", async () => {
  deferDelete("r1");
  expect([hidden(), [...calls]]).toEqual([["r1"], []]);
  await commitDelete("r1");
  expect([hidden(), calls]).toEqual([["r1"], ["DELETE /api/runs/r1"]]);
});

it("never deletes what was undone", async () => {
  deferDelete("r1");
  undoDelete("r1");
  await commitDelete("r1");
  expect([hidden(), calls]).toEqual([[], []]);
});

it("shows the run again where the server refuses", async () => {
  answer = () => new Response(null, { status: 503, statusText: "Service Unavailable" });
  deferDelete("r1");
  await expect(commitDelete("r1")).rejects.toThrow("503");
  expect(hidden()).toEqual([]);
});

it("sends what waits when the page closes, once", async () => {
  deferDelete("r1");
  flushDeletes();
  await commitDelete("r1");
  expect(calls).toEqual(["DELETE /api/runs/r1"]);
});

it("deletes many in one call, but what was undone", async () => {
  for (const id of ["r1", "r2", "r3"]) deferDelete(id);
  undoDelete("r2");
  await commitDeletes(["r1", "r2", "r3"]);
  expect([hidden(), calls]).toEqual([["r1", "r3"], ["POST /api/runs/bulk"]]);
});

it("shows all of them again where the server refuses, and sends many that wait in one call", async () => {
  answer = () => new Response(null, { status: 503, statusText: "Service Unavailable" });
  for (const id of ["r1", "r2"]) deferDelete(id);
  await expect(commitDeletes(["r1", "r2"])).rejects.toThrow("503");
  expect(hidden()).toEqual([]);
  for (const id of ["r1", "r2"]) deferDelete(id);
  calls.length = 0;
  flushDeletes();
  expect(calls).toEqual(["POST /api/runs/bulk"]);
});
