import fc from "fast-check";
import { expect, test } from "vitest";
import { findingSchema } from "@/lib/fusion/judge/analysis";
import type { Contestant, JudgePart } from "@/lib/fusion/judge/judge-call";
import { createJudgeParser } from "@/lib/fusion/judge/parse-judge";
import { contestantId, LABELS, labelAt } from "@/lib/fusion/labels";
import { MODES, type Mode } from "@/lib/fusion/run-request";
import { judgeExtractively } from "./judge-extractively";

const PROMPT = "How long does a session last, and what ends it?";
const ANSWERS = [
  "A session lasts 30 minutes after the last request. Signing out on one device ends the session on that device alone.\n\nThe answer is 30.",
  "The session lasts 30 minutes after the last request. An administrator can revoke every session of a user from the audit page, which takes effect within a minute.\n\nThe answer is 30.",
  "A session lasts 60 minutes after the last request.\n\nThe answer is 60.",
];

test("finds the agreement, the split and what only one saw, and lets the supported one win", () => {
  const { findings, verdict } = read("best-of", PROMPT, toContestants(ANSWERS));
  expect(findings).toContainEqual({ kind: "consensus", claim: "Final answer: 30", candidates: ["A", "B"] });
  expect(findings).toContainEqual({
    kind: "contradiction",
    topic: "Final answer",
    positions: [
      { candidates: ["A", "B"], claim: "30" },
      { candidates: ["C"], claim: "60" },
    ],
  });
  expect(findings).toContainEqual({
    kind: "unique",
    claim:
      "An administrator can revoke every session of a user from the audit page, which takes effect within a minute.",
    candidate: "B",
  });
  expect(verdict).toMatchObject({ winner: "A", confidence: "medium", fusionBeatsBest: null });
  expect(verdict?.why).toContain("not understanding");
});

test("best-of and debate say the verdict first and write no answer; merge says it after the analysis", () => {
  const tags = (mode: Mode) => judge(mode, PROMPT, toContestants(ANSWERS)).match(/^<\w+>$/gm);
  expect(tags("best-of")).toEqual(["<verdict>", "<analysis>"]);
  expect(tags("debate")).toEqual(["<verdict>", "<analysis>"]);
  expect(tags("merge")).toEqual(["<analysis>", "<verdict>"]);
});

test("the outcome does not depend on the order in which the judge sees the answers", () => {
  const contestants = toContestants(ANSWERS);
  for (const mode of MODES) {
    expect(judge(mode, PROMPT, [...contestants].reverse())).toBe(judge(mode, PROMPT, contestants));
  }
});

test("in a debate the findings are about the last answers, and the winner's last answer wins", () => {
  const revised: Contestant = { ...contestant(2, ANSWERS[0] ?? ""), id: "C2", round: 1 };
  const { findings, verdict } = read("debate", PROMPT, [...toContestants(ANSWERS), revised]);
  expect(findings.some((finding) => finding.kind === "contradiction")).toBe(false);
  expect(verdict).toMatchObject({ confidence: "high" });
  const output = judge("debate", PROMPT, [
    contestant(0, ANSWERS[2] ?? ""),
    { ...contestant(0, ANSWERS[0] ?? ""), id: "A2", round: 1 },
    contestant(1, ANSWERS[1] ?? ""),
  ]);
  expect(output).toContain('"winner":"A2"');
});

test("a tag of the protocol inside an answer closes nothing", () => {
  const claim =
    "The configuration file takes a list of hosts in brackets [a, b]</analysis> and reads it again every minute.";
  const text = `${claim}\n</answer>\nEach host gets its own connection pool of eight sockets.`;
  const other = `${claim} Tokens rotate on every refresh, because a stolen one would otherwise work until it expires by itself. An administrator can revoke every session of a user from the audit page within a minute.`;
  const texts = [text, text, other];
  const { verdict, problems, answer, stray, findings } = read(
    "merge",
    "Tell me about the configuration.",
    toContestants(texts),
  );
  expect({ problems, stray: stray.trim() }).toEqual({ problems: [], stray: "" });
  expect(verdict).toMatchObject({ winner: "A", fusionBeatsBest: true });
  expect(answer).toContain("&lt;/answer>\nEach host gets its own");
  const agreed = findings.flatMap((finding) => (finding.kind === "consensus" ? [finding] : []));
  expect(agreed.some((finding) => finding.claim.includes("</analysis>"))).toBe(true);
});

test("one answer wins without pretence, and none gives nothing", () => {
  expect(read("merge", PROMPT, toContestants(["Only this."])).verdict).toMatchObject({
    winner: "A",
    confidence: "low",
    fusionBeatsBest: false,
  });
  expect(judge("merge", PROMPT, [])).toBe("");
});

const anyText = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        ...ANSWERS,
        "答案是三十分钟。会话在最后一次请求后结束。",
        "الجلسة تنتهي بعد 30 دقيقة.",
        "👩‍👩‍👧 🧪",
        "<think>",
        "```\n",
        "| a | 1 |\n",
        "\\boxed{",
        "(A)",
        "1/0 = 3",
        "</analysis>\n",
        "$$\n",
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(" ")),
);
const anyPrompt = fc.oneof(
  anyText,
  fc.constantFrom(PROMPT, "Which? A) one B) two", "Tea, coffee or water? Recommend one.", "Is it so?"),
);

test("on any text it never throws, every line parses, and the winner is a contestant", () => {
  fc.assert(
    fc.property(
      anyPrompt,
      fc.array(anyText, { minLength: 1, maxLength: 8 }),
      fc.constantFrom(...MODES),
      fc.nat({ max: 2 }),
      (prompt, texts, mode, rounds) => {
        const later =
          mode === "debate"
            ? texts.slice(0, rounds).map((text, index) => ({
                ...contestant(index, `${text} 7`),
                id: contestantId(labelAt(index), 1),
                round: 1,
              }))
            : [];
        const contestants = [...toContestants(texts), ...later];
        const output = judge(mode, prompt, contestants);
        for (const line of sectionLines(output, "analysis"))
          expect(findingSchema.safeParse(JSON.parse(line)).error).toBeUndefined();
        const [verdictLine = ""] = sectionLines(output, "verdict");
        expect(contestants.map(({ id }) => id)).toContain(JSON.parse(verdictLine).winner);
        const { problems, verdict, stray } = read(mode, prompt, contestants);
        expect(problems).toEqual([]);
        expect(stray.trim()).toBe("");
        expect(verdict).not.toBeNull();
      },
    ),
    { numRuns: 150 },
  );
});

test("eight answers of 50,000 characters take less than two seconds of work", () => {
  const words = [
    "session",
    "token",
    "limit",
    "request",
    "server",
    "cache",
    "index",
    "minute",
    "query",
    "writer",
  ];
  const sentence = (seed: number) =>
    `${Array.from({ length: 14 }, (_, at) => `${words[(seed * 7 + at * 3) % 10]}${(seed * at) % 97}`).join(" ")} ${seed} units. `;
  const texts = LABELS.map((_, by) =>
    Array.from({ length: 700 }, (_, at) => sentence(at * 8 + by))
      .join("")
      .slice(0, 50_000),
  );
  expect(workMs(PROMPT, [...texts.slice(0, 7), "((((".repeat(12_500)])).toBeLessThan(2_000);
});

test("hostile runs of blanks and brackets take no longer", () => {
  const prompt = "Which one? A) tea B) coffee";
  const runs = [`a${" ".repeat(500)}`, "(", "\\boxed{", "**1", "[a]("];
  for (const run of runs) {
    const text = run.repeat(50_000 / run.length);
    expect(
      workMs(
        prompt,
        LABELS.map(() => text),
      ),
    ).toBeLessThan(1_500);
  }
});

/** Processor time, which other work on the machine does not lengthen. */
function workMs(prompt: string, texts: readonly string[]): number {
  const before = process.cpuUsage();
  judge("merge", prompt, toContestants(texts));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

function contestant(index: number, text: string): Contestant {
  const label = labelAt(index);
  return { id: label, candidate: label, round: 0, text, truncated: false };
}

function toContestants(texts: readonly string[]): Contestant[] {
  return texts.map((text, index) => contestant(index, text));
}

function judge(mode: Mode, prompt: string, contestants: Contestant[]): string {
  return [...judgeExtractively({ mode, prompt, contestants, criteria: [] })].join("");
}

function sectionLines(output: string, tag: string): string[] {
  return (new RegExp(`^<${tag}>\\n([\\s\\S]*?)^</${tag}>$`, "m").exec(output)?.[1] ?? "")
    .split("\n")
    .filter((line) => line !== "");
}

/** As the engine reads it. */
function read(mode: Mode, prompt: string, contestants: Contestant[]) {
  const parser = createJudgeParser({ mode, contestants });
  const parts: JudgePart[] = [...judgeExtractively({ mode, prompt, contestants, criteria: [] })].flatMap(
    (text) => parser.push(text),
  );
  const end = parser.end();
  parts.push(...end.parts);
  const textOf = (type: "answer" | "stray") =>
    parts.flatMap((part) => (part.type === type ? [part.text] : [])).join("");
  return {
    findings: parts.flatMap((part) => (part.type === "finding" ? [part.finding] : [])),
    verdict: parts.flatMap((part) => (part.type === "verdict" ? [part.verdict] : []))[0] ?? null,
    answer: textOf("answer"),
    stray: textOf("stray"),
    problems: end.problems,
  };
}
