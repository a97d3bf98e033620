import { beforeAll, describe, expect, test } from "vitest";
import { CANARY_KEY } from "./testing/adapters";
import { FAULT_ROWS, type FaultShape, type Outcome, WHOLE } from "./testing/faults/fault-shape";
import { FAULT_SHAPES } from "./testing/faults/fault-shapes";
import { endsOf, expectedText, fusionOf, observeColumn } from "./testing/faults/observe-fault";
import { COLUMNS, FUSED, isPlayedAt, type PlayedFault, wordsOfNeighbour } from "./testing/faults/play-fault";
import { type FindPlayed, playFaults } from "./testing/faults/play-faults";

/** All runs are played at once, since most of their time is waiting; the tests read what came of them. */
let find: FindPlayed;
beforeAll(async () => {
  find = await playFaults();
}, 120_000);

test("Every row of the list of faults has a shape, and every shape a name of its own", () => {
  expect([...new Set(FAULT_SHAPES.map(({ row }) => row))].sort()).toEqual([...FAULT_ROWS].sort());
  expect(new Set(FAULT_SHAPES.map(({ name }) => name)).size).toBe(FAULT_SHAPES.length);
  expect(FAULT_SHAPES.length).toBeGreaterThanOrEqual(50);
});

describe.each(FAULT_SHAPES)("$name", (shape) => {
  test.each(COLUMNS)("in column %s", (position) => {
    const run = find(shape, position);
    const { kept, says, ...outcome } = shape.outcome;
    expect(observeColumn(run, position)).toEqual({
      ...outcome,
      text: expectedText(shape.outcome),
      says: says === "" ? "" : expect.stringContaining(says),
    });
    if (shape.limit !== "headers") expect(run.asked).toBe(timesAsked(shape));
    expectNeighbours(
      run,
      COLUMNS.filter((label) => label !== position),
    );
    expect(run.shown).toEqual(COLUMNS.filter((label) => label !== position || outcome.judged));
    expectEnds(run, { [position]: [`candidate.${outcome.status}`] });
    expect(fusionOf(run)).toMatchObject({ status: "completed", answer: FUSED });
  });

  test.runIf(isPlayedAt(shape, "judge"))("with the judge, who has another behind it", () => {
    const run = find(shape, "judge");
    const serves = servesAsJudge(shape.outcome);
    expectNeighbours(run, COLUMNS);
    expect(run.shown).toEqual(serves ? [] : COLUMNS);
    expectEnds(run, {});
    expect(fusionOf(run)).toMatchObject({
      status: "completed",
      answer: FUSED,
      judge: expect.stringMatching(serves ? /^judge\// : /^next\//),
    });
    const codes = run.state.notices.map(({ code }) => code);
    expect(codes.filter((code) => code === "judge-fallback")).toHaveLength(serves ? 0 : 1);
  });

  test.runIf(isPlayedAt(shape, "judge"))("with the only judge", () => {
    const run = find(shape, "only judge");
    const { status, reason } = shape.outcome;
    expectNeighbours(run, COLUMNS);
    expectEnds(run, { fusion: [`fusion.${status}`] });
    expect(fusionOf(run)).toMatchObject({ status, reason });
  });
});

/** Not counted where the call may end before a busy machine has opened its socket: at the limit to the headers. */
function timesAsked({ upstream, outcome }: FaultShape): number {
  return typeof upstream === "string" ? 0 : outcome.retries + 1;
}

/** A judge that was cut off by its limit, or said next to nothing, has given no verdict. */
function servesAsJudge({ status, kept }: Outcome): boolean {
  return status === "completed" && kept === WHOLE;
}

function expectNeighbours(run: PlayedFault, labels: readonly string[]): void {
  const well = { status: "completed", finish: "stop", reason: null, retries: 0, says: "", judged: true };
  for (const label of labels) {
    expect(observeColumn(run, label)).toMatchObject({
      ...well,
      judged: fusionOf(run).status === "completed" || fusionOf(run).candidates.includes(label as "A"),
      text: wordsOfNeighbour(label),
    });
  }
}

/** Everything ended once, the run last, and no key in any event. */
function expectEnds(run: PlayedFault, but: Record<string, string[]>): void {
  const columns = Object.fromEntries(COLUMNS.map((label) => [label, ["candidate.completed"]]));
  expect(endsOf(run)).toEqual({
    ...columns,
    fusion: ["fusion.completed"],
    run: ["run.completed"],
    ...but,
  });
  expect(run.events.at(-1)?.type).toBe("run.completed");
  expect(run.events.map(({ seq }) => seq)).toEqual(run.events.map((_, index) => index + 1));
  expect(JSON.stringify(run.events)).not.toContain(CANARY_KEY);
}
