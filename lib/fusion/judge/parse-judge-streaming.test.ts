import fc from "fast-check";
import { expect, test } from "vitest";
import type { Mode } from "@/lib/fusion/run-request";
import { createJudgeParser } from "./parse-judge";
import { CONTESTANTS, parseWhole } from "./testing/parse-whole";

const HEAD = `<analysis>
{"kind":"blind-spot","claim":"x"}
</analysis>
<verdict>
{"winner":"B","ties":[],"confidence":"high","fusionBeatsBest":true,"why":"w"}
</verdict>
`;
const MERGED = `${HEAD}<answer>\n# Blue\n\nIt is < red.\n</answer>\n`;

test("the answer streams as it arrives, holding back no more than what may be its end", () => {
  const parser = createJudgeParser({ mode: "merge", contestants: CONTESTANTS });
  parser.push(HEAD);
  const steps = [
    "<answer>\n",
    "Hello",
    " wor",
    "ld, a <",
    "b> </an",
    "d> and </answer",
    "> more",
    "\n",
    "</answer>",
    "\n",
  ];
  expect(
    steps.map((chunk) =>
      parser
        .push(chunk)
        .map((part) => ("text" in part ? part.text : part.type))
        .join("|"),
    ),
  ).toEqual(["", "Hello", " wor", "ld, a", " <b>", " </and> and", " </answer> more", "", "", ""]);
});

test("any chunking gives the same parts and problems", () => {
  const piece = fc.constantFrom(
    "<think>",
    "</think>",
    "<analysis>",
    "</analysis>",
    "<verdict>",
    "</verdict>",
    "<answer>",
    "</answer>",
    "\n",
    "\n",
    "\r\n",
    " ",
    "```json\n",
    "text",
    "<",
    "</",
    "a < b",
    '{"kind":"blind-spot","claim":"x"}',
    '{"kind":"unique","claim":"x","candidate":"Z"}',
    ",",
    "[",
    '{"winner":"B","ties":["A"],"confidence":"low","fusionBeatsBest":true,"why":"w"}',
    '{"winner":"B","confidence":"low","fusionBeatsBest":false,"why":"w"}',
  );
  const output = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
    fc.constant(MERGED),
    fc.constant(MERGED.replaceAll("\n", "\r\n")),
  );
  fc.assert(
    fc.property(
      output,
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 }),
      fc.constantFrom<Mode>("merge", "best-of"),
      (text, sizes, mode) => {
        const chunks: string[] = [];
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          chunks.push(text.slice(at, at + size));
          at += size;
        }
        expect(parseWhole(text, { mode }, chunks)).toEqual(parseWhole(text, { mode }));
      },
    ),
    {
      numRuns: 1_500,
      // Found once: the first of two closing tags on a line closes, whether or not the second has arrived.
      examples: [['<verdict></verdict>{"winner":"B","confidence":"low","why":"w"}</verdict>', [1], "merge"]],
    },
  );
});
