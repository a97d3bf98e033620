import { expect, test } from "vitest";
import { parseItemId, parseResponseId, toResponseIds } from "./response-ids";

// Ids of runs may hold what separates here.
const RUN = "run_a_0-bcdefghijklmnop_12";

test("ids lead back to the run that is kept", () => {
  const ids = toResponseIds(RUN);
  expect(parseResponseId(ids.response)).toBe(RUN);
  expect([ids.message, ids.reasoning, ids.call(12)].map(parseItemId)).toEqual([
    { kind: "message", runId: RUN, index: 0 },
    { kind: "reasoning", runId: RUN, index: 0 },
    { kind: "call", runId: RUN, index: 12 },
  ]);
});

test("ids of what is not kept lead nowhere, and are each its own", () => {
  const [ids, others] = [toResponseIds(null), toResponseIds(null)];
  expect([parseResponseId(ids.response), parseItemId(ids.message), parseItemId(ids.call(0))]).toEqual([
    null,
    null,
    null,
  ]);
  expect(ids.response).not.toBe(others.response);
});

test.each([RUN, `resp_${RUN}x`, "resp_", ` resp_${RUN}`, `resp_${RUN}\n`])("%j is no response's id", (id) => {
  expect(parseResponseId(id)).toBeNull();
});

test.each([`fc_${RUN}`, `fc_${RUN}_`, `msg_${RUN}_0`, `ws_${RUN}`])("%j is no item's id", (id) => {
  expect(parseItemId(id)).toBeNull();
});
