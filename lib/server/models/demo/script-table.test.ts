import { expect, test } from "vitest";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { findAgreement } from "@/lib/fusion/judge/agreement";
import { labelAt } from "@/lib/fusion/labels";
import { judgeExtractively } from "@/lib/server/models/extractive/judge-extractively";
import { SCRIPTS } from "./script-table";
import { VOICE_IDS } from "./voices";

/** What the samples are there to show, checked by the judge that stands ready beside them. */
const SHOWN = {
  database: ["100 connections", "500 connections"],
  bayes: ["1.94%", "95%"],
  debounce: ["2,147,483,647 ms", "65,535 ms"],
};

test.each(SAMPLE_PROMPTS)(
  "the sample $id shows agreement, a contradiction and unique insights",
  ({ id, prompt }) => {
    const output = judge(id, prompt);
    for (const kind of ["consensus", "contradiction", "unique"]) expect(output).toContain(`"kind":"${kind}"`);
    const contradictions = output.split("\n").filter((line) => line.startsWith('{"kind":"contradiction"'));
    for (const said of SHOWN[id]) expect(contradictions.join("\n")).toContain(said);
    expect(output).toContain('"fusionBeatsBest":true');
    expect(output).toContain("### Also worth knowing");
  },
);

test.each(SAMPLE_PROMPTS)("the fused answer to $id holds none of the slips", ({ id, prompt }) => {
  const answer = /<answer>([\s\S]*)<\/answer>/.exec(judge(id, prompt))?.[1] ?? "";
  expect(answer).toContain(SHOWN[id][0]);
  expect(answer).not.toContain(SHOWN[id][1]);
});

test("the answers are between 60 and 500 words, and differ enough to be debated", () => {
  for (const { id } of SAMPLE_PROMPTS) {
    const answers = VOICE_IDS.map((voice) => SCRIPTS[id][voice].answer);
    for (const answer of answers) {
      const words = answer.split(/\s+/).length;
      expect(words).toBeGreaterThanOrEqual(60);
      expect(words).toBeLessThanOrEqual(500);
    }
    expect(findAgreement(answers).agree).toBe(false);
  }
});

test("markdown stays as written: fences closed, no escaped backtick left", () => {
  for (const { id } of SAMPLE_PROMPTS) {
    for (const voice of VOICE_IDS) {
      const { answer } = SCRIPTS[id][voice];
      expect(answer.split("```").length % 2).toBe(1);
      expect(answer).not.toContain("\\`");
    }
  }
});

function judge(id: (typeof SAMPLE_PROMPTS)[number]["id"], prompt: string): string {
  const contestants = VOICE_IDS.map((voice, index) => {
    const label = labelAt(index);
    return { id: label, candidate: label, round: 0, text: SCRIPTS[id][voice].answer, truncated: false };
  });
  return [...judgeExtractively({ mode: "merge", prompt, contestants, criteria: [] })].join("");
}
