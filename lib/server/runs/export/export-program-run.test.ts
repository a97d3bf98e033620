import { expect, test } from "vitest";
import { type ExportedRun, exportedRunSchema } from "@/lib/contract/export";
import { createBench, OWNER, requireValue } from "@/lib/server/runs/testing/run-bench";
import { SAMPLE_CLIENT } from "@/lib/server/runs/testing/sample-run";
import { toCsvHead, toCsvRows } from "./to-csv";
import { toExportedRun } from "./to-exported-run";
import { toMarkdown } from "./to-markdown";

const CALL = { id: "call_1", name: "look_up", arguments: '{"of":"sky"}' };

/** A run that a program asked for, whose first member and whose writer call a tool. */
async function programRun(): Promise<ExportedRun> {
  const bench = createBench();
  const id = await bench.start();
  await bench.watch(id);
  const state = requireValue(await bench.service.get(OWNER, id));
  const request = state.request && {
    ...state.request,
    after: [
      { role: "assistant" as const, content: "", toolCalls: [CALL] },
      { role: "tool" as const, content: "```\n# blue", toolCallId: "call_1" },
    ],
  };
  const called = {
    ...{ ...state, request },
    candidates: state.candidates.map((one) =>
      one.label === "A" ? { ...one, text: "", toolCalls: [CALL] } : one,
    ),
    fusions: state.fusions.map((one) => ({ ...one, answer: "", toolCalls: [CALL] })),
  };
  return toExportedRun(called, { title: null, note: null, starred: false, tags: [] }, SAMPLE_CLIENT);
}

test("JSON says which program asked, what came after the prompt, and what was called", async () => {
  const run = await programRun();
  expect(exportedRunSchema.parse(run)).toEqual(run);
  expect(run).toMatchObject({
    source: "api",
    client: { token: "Nightly", user: "user-7", metadata: { ticket: "T-12" } },
    after: [
      { role: "assistant", toolCalls: [CALL] },
      { role: "tool", toolCallId: "call_1" },
    ],
    candidates: [{ toolCalls: [CALL] }, {}],
    fusions: [{ toolCalls: [CALL], answer: "" }],
  });
  expect(run.candidates[1]).not.toHaveProperty("toolCalls");
});

test("Markdown says it in words, and an answer without text is no empty fence", async () => {
  const markdown = toMarkdown(await programRun());
  expect(markdown).toContain(
    "Asked by the API · with the token Nightly · for the user user\\-7 · ticket: T\\-12",
  );
  expect(markdown).toContain('## After: assistant\n\nCalls look\\_up:\n\n```text\n{"of":"sky"}\n```');
  expect(markdown).toContain("## After: tool look\\_up\n\n````text\n```\n# blue\n````");
  expect(markdown.match(/^### Tool calls$/gm)).toHaveLength(2);
  expect(markdown).not.toContain("```text\n\n```");
});

test("CSV has both in columns at its end", async () => {
  const run = await programRun();
  expect(toCsvHead().trim().split(",").slice(-5)).toEqual([
    "tool calls",
    "source",
    "token",
    "user",
    "metadata",
  ]);
  const inCell = (value: unknown) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  const said = ["api", "Nightly", "user-7", inCell({ ticket: "T-12" })].join(",");
  expect(
    toCsvRows(run)
      .split("\r\n")[0]
      ?.endsWith(`,${inCell([CALL])},${said}`),
  ).toBe(true);
});
