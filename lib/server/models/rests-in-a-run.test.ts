import { expect, test } from "vitest";
import { createConnection } from "./create-connection";
import { playThrough } from "./testing/faults/play-fault";
import { testEnvironment } from "./testing/test-environment";
import { startUpstream } from "./testing/upstream";
import { answer, fault } from "./testing/upstream-script";

test("A primary that is down rests from the fifth run on while its fallback serves, until a probe finds it well", async () => {
  await using upstream = await startUpstream({
    models: { primary: fault(503, { message: "down" }), spare: answer("The spare one serves.") },
  });
  const environment = testEnvironment();
  let nowMs = 1_000_000;
  const timers = { ...environment.timers, now: () => nowMs };
  const spec = { kind: "openai-compatible" as const, baseURL: upstream.url, apiKey: null };
  // Each keeps its breaker from run to run.
  const connections = ["first", "second"].map((id) =>
    createConnection({ ...spec, id, key: `instance:${id}`, name: id }, { ...environment, timers }),
  );
  const run = async () => {
    const askedBefore = upstream.requestsFor("primary").length;
    const { state } = await playThrough(
      connections,
      [{ model: "first/primary", models: ["second/spare"] }],
      ["second/judge"],
    );
    const [column] = state.candidates;
    return {
      status: column?.status,
      text: column?.text,
      why: column?.rerouted?.map(({ reason, message }) => `${reason}: ${message.slice(0, 17)}`),
      asked: upstream.requestsFor("primary").length - askedBefore,
    };
  };
  const servedBySpare = { status: "completed", text: "The spare one serves." };
  const failedFour = { ...servedBySpare, why: ["overloaded: first answered wi"], asked: 4 };
  const passedOver = { ...servedBySpare, why: ["overloaded: Resting for 30 s:"], asked: 0 };

  for (let count = 0; count < 4; count += 1) expect(await run()).toEqual(failedFour);
  expect(await run()).toEqual(passedOver);

  nowMs += 30_000;
  expect(await run()).toEqual({ ...failedFour, asked: 1 });
  expect(await run()).toEqual({ ...passedOver, why: ["overloaded: Resting for 60 s:"] });

  upstream.script("primary", answer("The first one is well."));
  nowMs += 60_000;
  const well = { status: "completed", text: "The first one is well.", why: undefined, asked: 1 };
  expect(await run()).toEqual(well);
  expect(await run()).toEqual(well);
});
