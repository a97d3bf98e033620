import { expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { createDeferred } from "@/lib/server/runs/deferred";
import { peekAnswer } from "./peek-answer";
import type { AnswerStep } from "./read-answer";

const WORD: AnswerStep = { type: "text", text: "So." };

/** An answer whose first word comes when the test lets it: as that of a model which writes a long call of a tool. */
function createSilent() {
  const gate = createDeferred();
  async function* batches(): AsyncGenerator<AnswerStep[]> {
    await gate.promise;
    yield [WORD];
  }
  return { batches: batches(), speak: gate.resolve };
}

test("a stream begins without its first word once that was waited for, and loses nothing of it", async () => {
  const clock = createVirtualClock();
  const { batches, speak } = createSilent();
  const peeking = peekAnswer(batches, { waitMs: 5_000, clock });
  const startedAtMs = clock.now();
  clock.advance();
  const { seen, rest } = await peeking;
  expect([seen, clock.now() - startedAtMs]).toEqual([[], 5_000]);
  speak();
  const later: AnswerStep[][] = [];
  for await (const steps of rest) later.push(steps);
  expect(later).toEqual([[WORD]]);
});

test("a first word in time is seen before the stream begins", async () => {
  const { batches, speak } = createSilent();
  speak();
  const { seen } = await peekAnswer(batches, { waitMs: 5_000, clock: createVirtualClock() });
  expect(seen).toEqual([WORD]);
});
