import fc from "fast-check";
import { expect, test } from "vitest";
import { costOfRun } from "@/lib/fusion/run-cost";
import type { RunEvent } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import { createBench, OWNER, requireValue } from "@/lib/server/runs/testing/run-bench";
import { foldEvents, sampleRequest } from "@/lib/server/runs/testing/sample-run";
import { type ShareRules, toSharedEvent, toSharedState } from "./to-shared-state";

const rules: ShareRules = {
  slug: "the-slug",
  showCosts: false,
  isInstanceConnection: (id) => id === "lab",
};

const ownRequest: RunRequest = {
  ...sampleRequest,
  system: "Be brief.",
  history: [{ role: "user", content: "secret before" }],
  followUp: { run: "run_before", pick: "B" },
  pool: [
    { model: "acme-azure/gpt-5", models: ["lab/a", "acme-azure/gpt-4"], route: ["lab", "acme-azure"] },
    { model: "lab/b", name: "mine/yours", route: "cheapest", instructions: "Count." },
    { pasted: "acme-azure/gpt-5 is written here", name: "draft" },
  ],
  judge: { ...sampleRequest.judge, models: ["acme-azure/judge"] },
  limits: { ...sampleRequest.limits, maxCostUsd: 0.5 },
};

/** Every number that stands beside a source, is a cap, or says what the known parts come to. */
function moneyIn(value: unknown, key = ""): number[] {
  if (typeof value === "number") return ["usd", "atLeastUsd", "maxCostUsd"].includes(key) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => moneyIn(each, name));
}

const cost = fc.oneof(
  fc.record({
    usd: fc.integer({ min: 1, max: 9_000_000 }).map((micro) => micro / 1_000_000),
    source: fc.constantFrom("reported" as const, "computed" as const, "estimated" as const),
  }),
  fc.record({
    usd: fc.constant(null),
    source: fc.constant("unknown" as const),
    atLeastUsd: fc.double({ min: 0.1, max: 9 }),
  }),
);
const bill = fc.record({
  settled: fc.option(cost),
  open: fc.array(fc.record({ generationId: fc.string(), model: fc.constant("lab/a"), cost }), {
    minLength: 1,
  }),
});
const end = fc.record({
  ...{ finish: fc.constant("stop"), usage: fc.constant(null), cost, timings: fc.constant(null), bill },
  ...{
    reason: fc.constantFrom(null, "budget" as const),
    message: fc.constantFrom(null, "It costs $3.20"),
    served: fc.boolean(),
    refusal: fc.constantFrom(undefined, "It costs $3.20"),
  },
  servedBy: fc.constant(null),
});
const timings = { wallMs: 1, slowestMemberMs: 1, ratio: 1 };
const body = fc.oneof(
  fc
    .record({ type: fc.constant("candidate.completed"), candidate: fc.constantFrom("A", "B") })
    .chain((event) => end.map((call) => ({ ...event, ...call }))),
  fc
    .record({
      type: fc.constant("fusion.completed"),
      fusion: fc.constant("F1"),
      outcome: fc.constant(null),
      provenance: fc.constant(null),
    })
    .chain((event) => end.map((call) => ({ ...event, ...call }))),
  fc.record({
    type: fc.constant("candidate.reset"),
    candidate: fc.constantFrom("A", "B"),
    why: fc.constant("retry"),
    spent: fc.option(cost),
  }),
  fc.record({
    type: fc.constant("candidate.rerouted"),
    candidate: fc.constant("A"),
    why: fc.constant("fallback"),
    from: fc.constant("lab/a"),
    to: fc.constant("lab/b"),
    name: fc.constant("b"),
    reason: fc.constant("overloaded"),
    message: fc.constant("m"),
    spent: fc.option(cost),
    bill,
  }),
  fc.record({
    type: fc.constant("fusion.started"),
    fusion: fc.constant("F1"),
    mode: fc.constant("merge"),
    judge: fc.constant("lab/j"),
    criteria: fc.constant([]),
    candidates: fc.constant(["A"]),
    attempt: fc.constant(0),
    spent: fc.option(cost),
  }),
  fc.record({ type: fc.constant("cost.corrected"), generationId: fc.string(), cost }),
  fc.record({ type: fc.constant("run.completed"), cost, timings: fc.constant(timings) }),
  fc.record({
    type: fc.constant("notice"),
    code: fc.constant("cap-reached"),
    message: fc.constant("It may come to $1.23."),
  }),
);

const logs = fc.array(body, { maxLength: 30 }).map((bodies) =>
  [
    {
      type: "run.started",
      why: "new",
      id: "run_x",
      createdAt: "2026-11-20T09:00:00.000Z",
      request: ownRequest,
    },
    ...bodies,
  ].map((event, index) => ({ ...event, seq: index + 1, at: index }) as unknown as RunEvent),
);

test("without the owner's wish no amount is left anywhere, in the state or in any event, nor in what they fold to", () => {
  fc.assert(
    fc.property(logs, (events) => {
      const state = toSharedState(foldEvents(events), rules);
      const shared = events.map((event) => toSharedEvent(event, ownRequest, rules));
      expect([moneyIn(state), moneyIn(shared)]).toEqual([[], []]);
      expect(JSON.stringify([state, shared])).not.toMatch(/\$\s?\d/);
      const folded = foldEvents(shared);
      expect({ ...folded, cost: null, candidates: null, fusions: null }).toEqual({
        ...state,
        cost: null,
        candidates: null,
        fusions: null,
      });
      expect(costOfRun(folded).usd ?? 0).toBe(0);
    }),
  );
});

test("with it, the amounts are those of the run", () => {
  fc.assert(
    fc.property(logs, (events) => {
      const state = foldEvents(events);
      expect(moneyIn(toSharedState(state, { ...rules, showCosts: true }))).toEqual(moneyIn(state));
    }),
  );
});

test("folding the shared events of a real run gives the shared state, with and without its costs", async () => {
  const price = { input: 1, output: 4 };
  const bench = createBench({ prices: { "lab/a": price, "lab/b": price, "lab/j": price } });
  const id = await bench.start();
  const events = await bench.watch(id);
  const state = requireValue(await bench.service.get(OWNER, id));
  expect(state.cost.usd).toBeGreaterThan(0);
  const shown = { ...rules, showCosts: true };
  expect(foldEvents(events.map((event) => toSharedEvent(event, state.request, shown)))).toEqual(
    toSharedState(state, shown),
  );
  const hidden = foldEvents(events.map((event) => toSharedEvent(event, state.request, rules)));
  expect(moneyIn([hidden.candidates, hidden.fusions])).toEqual([]);
  expect({ ...hidden, cost: null }).toEqual({ ...toSharedState(state, rules), cost: null });
});

test("a connection of the owner's own is not named, and what the run followed up is not told", () => {
  const event: RunEvent = {
    seq: 1,
    at: 0,
    type: "run.started",
    why: "new",
    id: "run_x",
    createdAt: "c",
    request: ownRequest,
  };
  const state = toSharedState(foldEvents([event]), rules);
  expect([state.id, state.request]).toEqual([
    "the-slug",
    {
      ...ownRequest,
      history: [{ role: "user", content: "" }],
      followUp: { run: "", pick: "B" },
      pool: [
        { model: "own/gpt-5", models: ["lab/a", "own/gpt-4"], route: ["lab", "own"] },
        { model: "lab/b", name: "own/yours", route: "cheapest", instructions: "Count." },
        { pasted: "acme-azure/gpt-5 is written here", name: "draft" },
      ],
      judge: { ...ownRequest.judge, models: ["own/judge"] },
      limits: { ...ownRequest.limits, maxCostUsd: null },
    },
  ]);
  expect(state.candidates.map(({ model, name }) => [model, name])).toEqual([
    ["own/gpt-5", "own/gpt-5"],
    ["lab/b", "own/yours"],
    [null, "draft"],
  ]);
});

test("what a provider said of a failure is not told, nor what a notice says of connections", () => {
  const failed = {
    ...{ seq: 2, at: 1, type: "candidate.failed", candidate: "A", reason: "unauthorized", retryable: false },
    message: "Incorrect API key provided: sk-ab***yz of org-123 at https://acme.internal/v1",
  } as unknown as RunEvent;
  const notice = (code: string, message: string) =>
    toSharedEvent({ seq: 3, at: 2, type: "notice", code, message } as RunEvent, ownRequest, rules);
  expect(toSharedEvent(failed, ownRequest, rules)).toMatchObject({ reason: "unauthorized", message: "" });
  expect(notice("provider-warning", "of org-123")).toMatchObject({ message: "The provider gave a warning." });
  expect(
    notice("attachment-left-out", "Image x was not sent: acme-azure/gpt-5 takes no images."),
  ).toMatchObject({
    message: "Image x was not sent: own/gpt-5 takes no images.",
  });
});
