import { describe, expect, it, vi } from "vitest";
import { EMPTY_RUN } from "@/lib/fusion/reduce-run";
import { isRunEnd, type RunEvent } from "@/lib/fusion/run-events";
import type { RunState } from "@/lib/fusion/run-state";
import { createRunStore, type RunStorePorts } from "./run-store";
import { answered, begun, foldRun, said, type Timed, toEvents } from "./testing/run-fixtures";

const LOG = toEvents([...begun(2), said("A", 10, "Hello "), said("A", 12, "there"), said("B", 14, "Hi")]);
const STOPPED: Timed = {
  at: 20,
  type: "run.stopped",
  cost: { usd: 0, source: "computed" },
  timings: { wallMs: 20, slowestMemberMs: null, ratio: null },
};

/** One run behind `fetch`, and frames painted by hand. */
function setUp(stored: RunState, ...streams: (RunEvent[] | "204")[]) {
  const frames: (() => void)[] = [];
  const asked: string[] = [];
  const answer = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const path = String(input);
    if (!path.endsWith("/events")) return Response.json(stored);
    asked.push(new Headers(init?.headers).get("last-event-id") ?? "start");
    const next = streams.shift() ?? "204";
    if (next === "204") return new Response(null, { status: 204 });
    return new Response(toStream(next, init?.signal), { headers: { "content-type": "text/event-stream" } });
  });
  vi.stubGlobal("fetch", answer);
  const ports: RunStorePorts = {
    fetch: answer,
    sleep: async () => undefined,
    random: () => 0,
    isOnline: () => true,
    untilOnline: async () => undefined,
    now: () => Date.parse("2026-11-20T10:00:01.000Z"),
    onFrame(callback) {
      frames.push(callback);
      return () => frames.splice(frames.indexOf(callback) >>> 0, 1);
    },
  };
  return { store: createRunStore("r1", ports), frames, asked };
}

/** Ends with the run; until then the connection stays open. */
function toStream(events: RunEvent[], signal: AbortSignal | null | undefined): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      const text = events.map((event) => `id: ${event.seq}\ndata: ${JSON.stringify(event)}\n\n`).join("");
      controller.enqueue(new TextEncoder().encode(text));
      if (events.some(isRunEnd)) controller.close();
      signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
    },
  });
}

const until = (check: () => void) => vi.waitFor(check, { timeout: 2_000, interval: 5 });

describe("a run in the browser", () => {
  it("gathers the events of a frame and folds them at once", async () => {
    const { store, frames } = setUp({ ...EMPTY_RUN, id: "r1", status: "running" }, LOG);
    const seen: number[] = [];
    const close = store.open();
    await until(() => expect(frames).toHaveLength(1));
    store.subscribe(({ run }) => seen.push(run?.lastSeq ?? 0));
    frames[0]?.();
    expect(seen).toEqual([LOG.length]);
    expect(store.getState().run?.candidates.map((candidate) => candidate.text)).toEqual([
      "Hello there",
      "Hi",
    ]);
    close();
  });

  it("asks for what comes after the stored state, and takes nothing twice", async () => {
    const stored = foldRun([...begun(2), said("A", 10, "Hello ")]);
    const rest = [...LOG.slice(2), { ...STOPPED, seq: LOG.length + 1 } as RunEvent];
    const { store, asked } = setUp(stored, rest);
    const close = store.open();
    await until(() => expect(store.getState().stream.kind).toBe("ended"));
    expect(asked).toEqual([String(stored.lastSeq)]);
    expect(store.getState().run?.candidates[0]?.text).toBe("Hello there");
    close();
  });

  it("leaves alone what a delta did not touch", async () => {
    const stored = foldRun([...begun(2), said("A", 10, "Hello "), answered("B", 11)]);
    const { store, frames } = setUp(stored, [
      { seq: stored.lastSeq + 1, at: 30, type: "candidate.delta", candidate: "A", text: "there" },
    ]);
    const close = store.open();
    await until(() => expect(frames.length).toBeGreaterThan(0));
    const before = store.getState().run?.candidates[1];
    frames[0]?.();
    expect(store.getState().run?.candidates[0]?.text).toBe("Hello there");
    expect(store.getState().run?.candidates[1]).toBe(before);
    close();
  });

  it("does not ask an ended run for its stream until someone asks for more", async () => {
    const stored = foldRun([...begun(1), answered("A", 11), STOPPED]);
    const { store, asked } = setUp(stored, "204");
    const close = store.open();
    await until(() => expect(store.getState().stream.kind).toBe("ended"));
    expect(asked).toEqual([]);
    store.follow();
    await until(() => expect(asked).toEqual([String(stored.lastSeq)]));
    close();
  });

  it("says that a run is gone", async () => {
    const { store } = setUp(EMPTY_RUN);
    vi.stubGlobal("fetch", async () => new Response("{}", { status: 404 }));
    const close = store.open();
    await until(() => expect(store.getState().stream.kind).toBe("gone"));
    close();
  });

  it("counts time from the run's own start", async () => {
    const { store, frames } = setUp(
      { ...EMPTY_RUN, id: "r1", status: "running", createdAt: "2026-11-20T10:00:00.000Z" },
      LOG,
    );
    const close = store.open();
    await until(() => expect(frames).toHaveLength(1));
    expect(store.getState().originMs).toBe(Date.parse("2026-11-20T10:00:00.000Z"));
    close();
  });
});
