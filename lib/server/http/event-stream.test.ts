import { expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { streamPieces } from "./event-stream";

/** Pieces that come at these times. */
async function* comeAt(clock: ReturnType<typeof createVirtualClock>, timesMs: readonly number[]) {
  for (const atMs of timesMs) {
    await clock.sleep(atMs - clock.now(), new AbortController().signal);
    yield `at ${atMs}`;
  }
}

test("a comment comes after 15 seconds of silence, counted from the last piece", async () => {
  const clock = createVirtualClock();
  const stream = streamPieces(comeAt(clock, [10_000, 20_000, 55_000]), clock, () => undefined);
  const heard: string[] = [];
  const reading = (async () => {
    for await (const piece of stream) heard.push(`${clock.now()}: ${new TextDecoder().decode(piece).trim()}`);
  })();
  let over = false;
  void reading.then(() => {
    over = true;
  });
  while (!over) {
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance();
  }
  expect(heard).toEqual([
    "0: : open",
    "10000: at 10000",
    "20000: at 20000",
    "35000: : keep-alive",
    "50000: : keep-alive",
    "55000: at 55000",
  ]);
});

test("nothing wakes up for a stream that has ended, failed or lost its reader", async () => {
  const clock = createVirtualClock();
  const ended = streamPieces(comeAt(clock, []), clock, () => undefined);
  for await (const _piece of ended);
  async function* fail(): AsyncGenerator<string> {
    yield "one";
    throw new Error("The log is gone.");
  }
  const failed = streamPieces(fail(), clock, () => undefined).getReader();
  await expect(
    (async () => {
      while (!(await failed.read()).done);
    })(),
  ).rejects.toThrow("The log is gone.");
  const left = streamPieces(comeAt(clock, []), clock, () => undefined);
  await left.cancel();
  expect(clock.advance()).toBe(false);
});
