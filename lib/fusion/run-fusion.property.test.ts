import fc from "fast-check";
import { expect, it } from "vitest";
import { LABELS } from "./labels";
import { EMPTY_RUN } from "./reduce-run";
import { isRunEnd, type RunEvent } from "./run-events";
import { MODES } from "./run-request";
import { answers, judgeSays } from "./testing/judge-scripts";
import { fold, type Play, playRun } from "./testing/play-run";
import type { Script } from "./testing/scripted-models";

const memberScript: fc.Arbitrary<Script> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.lorem({ maxCount: 12 }), fc.integer({ min: 1, max: 400 }))
      .map(([text, ms]) => answers(text, ms)),
  },
  fc.constantFrom<Script>(
    { kind: "says", pieces: ["…"] },
    { kind: "says", pieces: [], reasoning: "Hm.", finish: "length" },
    { kind: "fails", reason: "rate-limited", after: ["par", "tial"] },
    { kind: "throws", after: ["thrown"] },
    { kind: "hangs", after: ["hung"] },
    { kind: "breaks-off", after: ["broken"] },
  ),
);

const judgeScript: fc.Arbitrary<Script> = fc.oneof(
  fc.constant(judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Fused." })),
  fc.constant(judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" })),
  fc.constant(judgeSays({ winner: "A" })),
  memberScript,
);

const deed = fc.record({
  after: fc.integer({ min: 1, max: 60 }),
  what: fc.constantFrom("stop", "stop-candidate", "retry", "fuse" as const),
  candidate: fc.integer({ min: 0, max: 3 }),
});

const play: fc.Arbitrary<Play> = fc
  .record({
    members: fc.array(memberScript, { minLength: 1, maxLength: 4 }),
    judges: fc.array(judgeScript, { minLength: 1, maxLength: 2 }),
    mode: fc.constantFrom(...MODES),
    wait: fc.oneof(
      fc.constant({ policy: "all" as const }),
      fc.record({
        policy: fc.constant("quorum" as const),
        count: fc.integer({ min: 1, max: 3 }),
        graceMs: fc.nat(500),
      }),
    ),
    deeds: fc.array(deed, { maxLength: 3 }),
    seed: fc.nat(),
  })
  .map(({ members, judges, mode, wait, deeds, seed }) => ({
    scripts: Object.fromEntries([
      ...members.map((script, index) => [`test/${index}`, script]),
      ...judges.map((script, index) => [`test/judge-${index}`, script]),
    ]),
    request: {
      mode,
      wait,
      seed,
      judge: { models: judges.map((_, index) => `test/judge-${index}`), criteria: [], auto: false },
      limits: { deadlineMs: 3_000, maxCostUsd: null, debateRounds: 2 },
    },
    onEvent(event, { mailbox, stop }) {
      for (const { after, what, candidate } of deeds.filter((one) => one.after === event.seq)) {
        const label = LABELS[candidate % members.length] ?? "A";
        if (what === "stop") stop();
        else
          mailbox.send(
            what === "fuse" ? { type: what, spec: {} } : { type: what as "retry", candidate: label },
          );
        void after;
      }
    },
  }));

function copy<T>(value: T): T {
  return JSON.parse(JSON.stringify(value));
}

/** One start, then at most one end, again and again. */
function expectPaired(
  events: RunEvent[],
  key: (event: RunEvent) => string | null,
  start: string,
  ends: string[],
): void {
  const open = new Set<string>();
  for (const event of events) {
    const id = key(event);
    if (id === null) continue;
    if (event.type === start) open.add(id);
    if (ends.includes(event.type))
      expect(open.delete(id), `${event.type} of ${id} at ${event.seq}`).toBe(true);
  }
  expect([...open]).toEqual([]);
}

it("whatever members, judges and people do: gapless, one end each, the run's end last", async () => {
  await fc.assert(
    fc.asyncProperty(play, async (scene) => {
      const { events, state } = await playRun(scene);
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
      expect(events.every((event, index) => event.at >= (events[index - 1]?.at ?? 0))).toBe(true);
      expect(events.filter(isRunEnd)).toEqual([events.at(-1)]);
      expectPaired(
        events,
        (event) => ("candidate" in event && !("fusion" in event) ? (event.candidate ?? null) : null),
        "candidate.started",
        ["candidate.completed", "candidate.failed"],
      );
      expectPaired(events, (event) => ("fusion" in event ? (event.fusion ?? null) : null), "fusion.started", [
        "fusion.completed",
        "fusion.failed",
      ]);
      expect(["completed", "failed", "stopped"]).toContain(state.status);
    }),
    { numRuns: 300 },
  );
}, 60_000);

it("watched live, replayed from any cut, with repeats, or from a snapshot: the same state", async () => {
  await fc.assert(
    fc.asyncProperty(play, fc.nat(), fc.nat(), async (scene, cutAt, repeatFrom) => {
      const { events, state } = await playRun(scene);
      const cut = cutAt % (events.length + 1);
      const before = copy(fold(events.slice(0, cut)));
      const overlap = events.slice(Math.min(cut, repeatFrom % (events.length + 1)));
      expect(copy(fold(copy(overlap), before))).toEqual(copy(state));
      const snapshot: RunEvent = { type: "run.snapshot", seq: cut, at: before.lastAt, state: before };
      if (cut > 0) expect(copy(fold([snapshot, ...events.slice(cut)], EMPTY_RUN))).toEqual(copy(state));
    }),
    { numRuns: 300 },
  );
}, 60_000);

it("killed anywhere and taken up again: finished answers stay, nothing is asked twice, the run ends", async () => {
  await fc.assert(
    fc.asyncProperty(play, fc.nat(), async (scene, cutAt) => {
      const { events } = await playRun(scene);
      const from = fold(events.slice(0, 1 + (cutAt % events.length)));
      fc.pre(from.status === "running");
      const done = from.candidates.filter(
        ({ status }) => status === "completed" || status === "failed" || status === "stopped",
      );
      const resumed = await playRun({ ...scene, onEvent: undefined, from, why: "resumed" });
      expect(resumed.events.filter(isRunEnd)).toHaveLength(1);
      const asked = resumed.models.calls
        .filter((call) => call.purpose === "candidate")
        .map((call) => call.model);
      expect(asked.filter((model) => done.some((candidate) => candidate.model === model))).toEqual([]);
      for (const { label, text, status } of done) {
        expect(resumed.state.candidates.find((candidate) => candidate.label === label)).toMatchObject({
          text,
          status,
        });
      }
    }),
    { numRuns: 200 },
  );
}, 60_000);
