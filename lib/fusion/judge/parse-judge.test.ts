import { describe, expect, test } from "vitest";
import type { Mode } from "@/lib/fusion/run-request";
import type { JudgePart } from "./judge-call";
import { parseWhole } from "./testing/parse-whole";

const ANALYSIS = `<analysis>
{"kind":"consensus","claim":"It is blue.","candidates":["A","B","A2"]}
{"kind":"score","criterion":"correctness","candidate":"B","score":8}
</analysis>`;
const FINDINGS: JudgePart[] = [
  { type: "finding", finding: { kind: "consensus", claim: "It is blue.", candidates: ["A", "B"] } },
  { type: "finding", finding: { kind: "score", criterion: "correctness", candidate: "B", score: 8 } },
];
const verdictSection = (fields: object) =>
  `<verdict>\n${JSON.stringify({ winner: "B", ties: [], confidence: "high", why: "Right.", ...fields })}\n</verdict>`;
const verdictPart = (fields: object): JudgePart => ({
  type: "verdict",
  verdict: {
    winner: "B",
    round: 0,
    ties: [],
    confidence: "high",
    fusionBeatsBest: null,
    why: "Right.",
    ...fields,
  },
});
const MERGED = `${ANALYSIS}\n${verdictSection({ fusionBeatsBest: true })}\n<answer>\n# Blue\n\nIt is < red.\n</answer>\n`;
const MERGED_PARTS = [
  ...FINDINGS,
  { type: "analysis-end" },
  verdictPart({ fusionBeatsBest: true }),
  { type: "answer", text: "# Blue\n\nIt is < red." },
];

describe("what is in form", () => {
  test("a merge is read whole, and an answer's labels become candidates named once", () => {
    expect(parseWhole(MERGED)).toEqual({ parts: MERGED_PARTS, problems: [], needsRepair: false });
  });

  test.each<Mode>(["best-of", "debate"])(
    "in %s the verdict comes first and needs no word on fusing",
    (mode) => {
      const output = `${verdictSection({ winner: "A2", ties: ["B", "A", "B"], fusionBeatsBest: true })}\n${ANALYSIS}`;
      expect(parseWhole(output, { mode })).toEqual({
        parts: [verdictPart({ winner: "A", round: 1, ties: ["B"] }), ...FINDINGS, { type: "analysis-end" }],
        problems: [],
        needsRepair: false,
      });
    },
  );

  test("a merge that fusing does not help has no answer section", () => {
    const output = `${ANALYSIS}\n${verdictSection({ fusionBeatsBest: false })}`;
    expect(parseWhole(output).problems).toEqual([]);
  });

  test("every kind of finding is read", () => {
    const findings = [
      {
        kind: "contradiction",
        topic: "t",
        positions: [
          { candidates: ["A"], claim: "x" },
          { candidates: ["B"], claim: "y" },
        ],
      },
      { kind: "partial", claim: "p", candidates: ["C"] },
      { kind: "unique", claim: "u", candidate: "C" },
      { kind: "blind-spot", claim: "b" },
    ];
    const output = `<analysis>\n${findings.map((finding) => JSON.stringify(finding)).join("\n")}\n</analysis>\n${verdictSection({})}`;
    expect(parseWhole(output, { mode: "best-of" }).parts.slice(0, 4)).toEqual(
      findings.map((finding) => ({ type: "finding", finding })),
    );
  });
});

describe("what is tolerated", () => {
  test.each([
    ["spaces around tags", MERGED.replace(/<[^\n>]+>/g, (tag) => `  ${tag}  `)],
    ["CRLF", MERGED.replaceAll("\n", "\r\n")],
    ["a trailing comma", MERGED.replace("}\n{", "},\n{")],
    [
      "a pretty-printed verdict",
      MERGED.replace(/\{"winner.*\}/, (json) => JSON.stringify(JSON.parse(json), null, 2)),
    ],
    [
      "code fences around the sections",
      `\`\`\`json\n${MERGED.replace("<verdict>", "```\n\n```\n<verdict>")}\`\`\`\n`,
    ],
    [
      "code fences inside the sections",
      MERGED.replace(/(<analysis>|<verdict>)/g, "$1\n```json").replace(
        /(<\/analysis>|<\/verdict>)/g,
        "```\n$1",
      ),
    ],
    ["sections on one line", MERGED.replace(/<verdict>\n(.*)\n<\/verdict>/, "<verdict>$1</verdict>")],
    ["labels as 'Answer B'", MERGED.replaceAll('"B"', '"Answer B"')],
    ["tags in capitals", MERGED.replace(/<\/?(analysis|verdict|answer)>/g, (tag) => tag.toUpperCase())],
    ["no line break before the closing tag", MERGED.replace("\n</answer>\n", "</answer>")],
  ])("%s", (_, output) => {
    expect(parseWhole(output)).toEqual({ parts: MERGED_PARTS, problems: [], needsRepair: false });
  });
});

describe("what is out of form", () => {
  test("a line that is not JSON costs that line, which comes out as stray", () => {
    const output = MERGED.replace("</analysis>", "- B is nicer\n</analysis>");
    expect(parseWhole(output)).toEqual({
      parts: [...FINDINGS, { type: "stray", text: "- B is nicer\n" }, ...MERGED_PARTS.slice(2)],
      problems: ["line 3 of the analysis is not JSON: - B is nicer"],
      needsRepair: false,
    });
  });

  test("a finding about an answer that was not judged, or of no known form, is a problem and the rest stays", () => {
    const output = MERGED.replace('"candidates":["A","B","A2"]', '"candidates":["A","F"]').replace(
      '"score":8',
      '"score":80',
    );
    const { parts, problems, needsRepair } = parseWhole(output);
    expect(parts.map((part) => part.type)).toEqual(["stray", "analysis-end", "verdict", "answer"]);
    expect(problems).toEqual([
      "line 1 of the analysis names answer F, which was not judged",
      expect.stringMatching(/^line 2 of the analysis is not in the form asked for \(score: /),
    ]);
    expect(needsRepair).toBe(true);
  });

  test.each([
    ["nothing", "", ["the analysis section is missing", "the verdict section is missing"], true],
    [
      "an answer alone",
      "<answer>\nBlue.\n</answer>",
      ["the analysis section is missing", "the verdict section is missing"],
      true,
    ],
    [
      "a stranger wins",
      MERGED.replace('"winner":"B"', '"winner":"F"'),
      ["the verdict names answer F, which was not judged"],
      true,
    ],
    [
      "a stranger ties",
      MERGED.replace('"ties":[]', '"ties":["F"]'),
      ["the verdict names answer F as a tie, which was not judged"],
      false,
    ],
    [
      "no word on fusing",
      MERGED.replace('"fusionBeatsBest":true,', "").replace(',"fusionBeatsBest":true', ""),
      ['the verdict does not say whether fusing beats the best answer ("fusionBeatsBest")'],
      true,
    ],
    ["an empty verdict", MERGED.replace(/\{"winner.*\}\n/, ""), ["the verdict section is empty"], true],
    [
      "a verdict in words",
      MERGED.replace(/\{"winner.*\}/, "B wins"),
      ["the verdict is not JSON: B wins"],
      true,
    ],
    [
      "an empty answer",
      MERGED.replace(/# Blue[\s\S]*red\./, ""),
      ["the answer section is empty though the verdict says that fusing helps"],
      true,
    ],
    [
      "no answer",
      MERGED.replace(/<answer>[\s\S]*$/, ""),
      ["the answer section is missing though the verdict says that fusing helps"],
      true,
    ],
    [
      "no end of the analysis",
      MERGED.replace("</analysis>\n", ""),
      ["the analysis section has no closing tag"],
      false,
    ],
    [
      "no end of the answer",
      MERGED.replace("\n</answer>\n", ""),
      ["the output was cut off inside <answer>"],
      false,
    ],
    [
      "half an end of the answer",
      MERGED.replace("</answer>\n", "</ans"),
      ["the output was cut off inside <answer>"],
      false,
    ],
    [
      "no end of the verdict",
      MERGED.replace(/,"fusionBeatsBest[\s\S]*$/, ""),
      ["the output was cut off inside <verdict>", expect.stringMatching(/^the verdict is not JSON/)],
      true,
    ],
    [
      "two verdicts",
      MERGED.replace("<answer>", `${verdictSection({})}\n<answer>`),
      ["a second verdict section was not read"],
      false,
    ],
  ])("%s", (_, output, problems, needsRepair) => {
    expect(parseWhole(output)).toMatchObject({ problems, needsRepair });
  });

  test("a cut answer is kept as far as it came", () => {
    expect(parseWhole(MERGED.replace("\n</answer>\n", "")).parts.at(-1)).toEqual({
      type: "answer",
      text: "# Blue\n\nIt is < red.",
    });
  });

  test("an answer that nobody wants, since the winner's own text is shown, is stray and not lost", () => {
    const { parts, problems } = parseWhole(
      MERGED.replace('"fusionBeatsBest":true', '"fusionBeatsBest":false'),
    );
    expect(parts.at(-1)).toEqual({ type: "stray", text: "<answer>\n# Blue\n\nIt is < red.\n</answer>\n" });
    expect(problems).toEqual([]);
  });

  test("a repair without its answer lacks none", () => {
    const output = `${ANALYSIS}\n${verdictSection({ fusionBeatsBest: true })}`;
    expect(parseWhole(output, { answerKept: true })).toMatchObject({ problems: [], needsRepair: false });
  });
});

describe("what is no part of the protocol", () => {
  test("words before, between and after the sections are stray, in order", () => {
    const { parts } = parseWhole(`Sure!\n${MERGED.replace("<verdict>", "so:\n<verdict>")}Bye`);
    expect(parts.filter((part) => part.type === "stray")).toEqual([
      { type: "stray", text: "Sure!\n" },
      { type: "stray", text: "so:\n" },
      { type: "stray", text: "Bye\n" },
    ]);
  });

  test("thoughts at the start are stray, and tags in them open nothing", () => {
    const thoughts = `<think>\nI could write\n${verdictSection({ winner: "A" })}\n</think>`;
    const { parts, problems } = parseWhole(`${thoughts}\n${MERGED}`);
    expect(parts).toEqual([{ type: "stray", text: `${thoughts}\n` }, ...MERGED_PARTS]);
    expect(problems).toEqual([]);
  });

  test("tags inside a line of the answer, or answered in tags as the prompt asked, close nothing", () => {
    const answer = "Write `</answer>` to end.\n<verdict>\n<answer>42</answer>\nDone";
    const { parts, problems } = parseWhole(MERGED.replace("It is < red.", answer));
    expect(parts.at(-1)).toEqual({ type: "answer", text: `# Blue\n\n${answer}` });
    expect(problems).toEqual([]);
  });
});
