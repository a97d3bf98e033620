import { expect, test } from "vitest";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { localConnection } from "./extractive-connection";

const judging = {
  mode: "best-of" as const,
  prompt: "Why is the sky blue?",
  contestants: [],
  criteria: [],
};

test("tools and a format change nothing of a judgement, and the column says so", async () => {
  const call = callFor("local/extractive", { purpose: "judge", judging });
  const plain = await collectParts(localConnection(), call);
  const asked = {
    tools: [{ name: "now", parameters: { type: "object" } }],
    format: { name: "reply", schema: null },
  };
  const said = ["calls no tools", "does not answer in a format"];
  expect(await collectParts(localConnection(), { ...call, ...asked })).toEqual([
    ...plain.slice(0, -1),
    ...said.map((what) => ({
      type: "warning",
      message: `The extractive judge is an algorithm, and ${what}.`,
    })),
    ...plain.slice(-1),
  ]);
});
