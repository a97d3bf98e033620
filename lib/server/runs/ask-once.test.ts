import { expect, test } from "vitest";
import { createVirtualClock } from "@/lib/fusion/testing/virtual-clock";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { askOnce } from "./ask-once";
import { createMemoryRunStore } from "./testing/memory-run-store";
import { codeOf, OWNER, settle } from "./testing/run-bench";
import { SAMPLE_STARTED_AT_MS, sampleId } from "./testing/sample-run";

type Answer = Outcome<{ id: string }>;

const call = { ownerId: OWNER, runId: sampleId(1), idempotencyKey: "k", what: { fuse: {} }, grant: null };

function open() {
  const clock = createVirtualClock(SAMPLE_STARTED_AT_MS);
  const deps = { store: createMemoryRunStore(), clock };
  const gates: { answer: (outcome: Answer) => void; fail: (cause: Error) => void }[] = [];
  const work = () =>
    new Promise<Answer>((answer, fail) => {
      gates.push({ answer, fail });
    });
  return { clock, gates, ask: () => askOnce(call, work, deps) };
}

test("a repeat waits for the first, and is answered like it", async () => {
  const { clock, gates, ask } = open();
  const both = Promise.all([ask(), ask()]);
  await settle();
  expect(gates.length).toBe(1);
  gates[0]?.answer(accept({ id: call.runId }));
  await settle();
  clock.advance();
  expect(await both).toEqual([accept({ id: call.runId }), accept({ id: call.runId })]);
  expect(gates.length).toBe(1);
});

test("where the first is refused, or breaks down, the repeat has its own try", async () => {
  const { clock, gates, ask } = open();
  const asked = [ask(), ask(), ask()];
  const broken = expect(asked[1]).rejects.toThrow("The disk is full.");
  await settle();
  gates[0]?.answer(refuse("not-running", "Not now."));
  for (const end of [
    () => gates[1]?.fail(new Error("The disk is full.")),
    () => gates[2]?.answer(accept({ id: call.runId })),
  ]) {
    await settle();
    clock.advance();
    clock.advance();
    await settle();
    end();
  }
  await broken;
  expect([codeOf((await asked[0]) as Answer), codeOf((await asked[2]) as Answer)]).toEqual([
    "not-running",
    "accepted",
  ]);
});

test("a first that takes too long is not waited for any further", async () => {
  const { clock, gates, ask } = open();
  void ask();
  const repeat = ask();
  let answered: Answer | null = null;
  void repeat.then((outcome) => {
    answered = outcome;
  });
  for (let n = 0; n < 100; n += 1) {
    await settle();
    clock.advance();
  }
  expect(answered).toBeNull();
  await settle();
  clock.advance();
  expect(await repeat).toMatchObject({ ok: false, refusal: { code: "busy", retryAfterSeconds: 5 } });
  expect([gates.length, clock.now() - SAMPLE_STARTED_AT_MS]).toEqual([1, 10_100]);
});
