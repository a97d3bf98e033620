import { afterAll, beforeAll, expect, test } from "vitest";
import type { ModelPart } from "@/lib/fusion/ports";
import { EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor, withoutHeadersMs } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import type { Step } from "@/lib/server/models/testing/upstream-script";

let upstream: Upstream;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
});
afterAll(() => upstream.close());

const MODEL = "claude-opus-5";
const PIECES = ['{"city":', '"Pa', 'ris"}'];
const begun: Step[] = [{ call: { id: "call_1", name: "get_weather" } }, ...PIECES.map((args) => ({ args }))];

test.each(EVERY_ADAPTER)(
  "Through $name, the pieces of a call pass while it is written, then the call",
  async (adapter) => {
    upstream.script(MODEL, { steps: [...begun, { finish: "tool_calls" }, "done"] });
    const parts: ModelPart[] = [];
    const call = callFor(`${adapter.id}/${MODEL}`);
    const connection = adapter.connect(upstream.url, testEnvironment());
    for await (const part of connection.stream(call, new AbortController().signal)) parts.push(part);
    const pieces = parts.flatMap((part) => (part.type === "tool-input" ? [part.text] : []));
    // Google sends a call whole.
    if (adapter.id === "google") expect(pieces).toEqual(["get_weather", PIECES.join("")]);
    else expect(pieces).toEqual(["get_weather", ...PIECES]);
    expect(parts.slice(pieces.length).map(withoutHeadersMs)).toMatchObject([
      { type: "tool-call", call: { name: "get_weather", arguments: PIECES.join("") } },
      { type: "finish", finish: "tool_calls" },
    ]);
  },
);
