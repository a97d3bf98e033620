import fc from "fast-check";
import { expect, it } from "vitest";
import { LABELS } from "./labels";
import { EMPTY_RUN } from "./reduce-run";
import { isRunEnd, type RunEvent } from "./run-events";
import { type AnswerSpec, MODES } from "./run-request";
import type { CandidateState, RunState } from "./run-state";
import { answers, judgeSays } from "./testing/judge-scripts";
import { fold, type Play, playRun } from "./testing/play-run";
import type { Script } from "./testing/scripted-models";
import { ASK_PARIS, callsTools, TOLD_PARIS, WEATHER } from "./testing/tool-scripts";

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
    callsTools(),
    callsTools([ASK_PARIS], ["I ", "look."]),
    { kind: "fails", reason: "network", calls: [ASK_PARIS] },
  ),
);

const judgeScript: fc.Arbitrary<Script> = fc.oneof(
  fc.constant(judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Fused." })),
  fc.constant(judgeSays({ winner: "B", fusionBeatsBest: false, answer: "" })),
  fc.constant(judgeSays({ winner: "A" })),
  fc.constant<Script>({ ...judgeSays({ winner: "A" }), calls: [ASK_PARIS] } as Script),
  memberScript,
);

const answer: fc.Arbitrary<AnswerSpec | undefined> = fc.option(
  fc.record(
    {
      tools: fc.constant([WEATHER]),
      toolChoice: fc.constantFrom("auto", "none", "required" as const),
      format: fc.constant({ name: "any", schema: null }),
      maxTokens: fc.integer({ min: 1, max: 2_000 }),
    },
    { requiredKeys: [] },
  ),
  { nil: undefined },
);

/** Of whatever text, some keep to it, and mending one may help or not. */
const formats = { problems: (text: string) => (text.length % 3 === 0 ? [] : ["It is not of three."]) };

const deed = fc.record({
  after: fc.integer({ min: 1, max: 60 }),
  what: fc.constantFrom("stop", "stop-candidate", "retry", "fuse" as const),
  candidate: fc.integer({ min: 0, max: 3 }),
});

/** Some of the members, of the same models by another connection, and of the judges. */
const RESTING = ["test/0", "test/1", "twin/0", "twin/2", "test/judge-0", "test/judge-1"];

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
    fallbacks: fc.array(fc.uniqueArray(fc.nat(3), { maxLength: 3 }), { minLength: 4, maxLength: 4 }),
    routed: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    twins: fc.array(memberScript, { minLength: 4, maxLength: 4 }),
    answer,
    rests: fc.dictionary(fc.constantFrom(...RESTING), fc.nat(500), { maxKeys: 4 }),
  })
  .map(({ members, judges, mode, wait, deeds, seed, fallbacks, routed, twins, answer, rests }) => ({
    formats,
    scripts: Object.fromEntries([
      ...members.map((script, index) => [`test/${index}`, script]),
      ...twins.map((script, index) => [`twin/${index}`, script]),
      ...judges.map((script, index) => [`test/judge-${index}`, script]),
    ]),
    request: {
      mode,
      wait,
      seed,
      ...(answer && { answer, after: TOLD_PARIS, sampling: { temperature: 0.5, stop: ["."] } }),
      pool: members.map((_, index) => ({
        model: `test/${index}`,
        models: fallbacks[index]?.map((fallback) => `test/${fallback % members.length}`),
        ...(routed[index] && { route: "fastest" as const }),
      })),
      judge: { models: judges.map((_, index) => `test/judge-${index}`), criteria: [], auto: false },
      limits: { deadlineMs: 3_000, maxCostUsd: null, debateRounds: 2 },
    },
    routes: Object.fromEntries(
      members.map((_, index) => [`test/${index}`, [`test/${index}`, `twin/${index}`]]),
    ),
    restsUntilMs: rests,
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

/** Each reroute begins where the one before led, and the last leads to the model that the column names. */
function expectChained({ rerouted = [], model, name }: CandidateState): void {
  for (const [index, { to }] of rerouted.entries()) expect(to).toBe(rerouted[index + 1]?.from ?? model);
  const last = rerouted.at(-1);
  if (last) expect(name).toBe(last.name);
}

/** Tools are called only by a writer that was given some, and only what was asked for is found wanting. */
function expectAskedFor({ request, candidates, fusions }: RunState): void {
  const { tools, toolChoice, format } = request?.answer ?? {};
  const mayCall = tools !== undefined && toolChoice !== "none";
  const alone = request?.pool.length === 1;
  for (const { toolCalls } of candidates) expect(toolCalls === undefined || (mayCall && alone)).toBe(true);
  for (const { outcome, toolCalls, formatProblems } of fusions) {
    expect(toolCalls !== undefined).toBe(outcome?.kind === "tool-calls");
    expect(toolCalls === undefined || (mayCall && toolCalls.length > 0)).toBe(true);
    expect(formatProblems === undefined || (format !== undefined && formatProblems.length > 0)).toBe(true);
  }
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
      for (const candidate of state.candidates) expectChained(candidate);
      expectAskedFor(state);
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
        .map((call) => call.candidate);
      expect(asked.filter((label) => done.some((candidate) => candidate.label === label))).toEqual([]);
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
