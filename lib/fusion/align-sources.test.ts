import { expect, test } from "vitest";
import { alignSources } from "./align-sources";
import { LABELS } from "./labels";
import { seededRandom } from "./random";

const A = "The bridge opened in 1932 after nine years of work. It carries eight lanes of traffic.";
const B = "Sydney's bridge is a steel arch of 503 metres. Painters never finish coating its girders.";

test("each sentence of the answer names the candidate and the sentence it is closest to, or none", () => {
  const answer =
    "The bridge opened in 1932, after nine years of work. Its steel arch spans 503 metres. Koalas sleep twenty hours daily.";
  expect(
    alignSources(answer, [
      { label: "A", text: A },
      { label: "B", text: B },
    ]),
  ).toEqual({
    sentences: [
      { start: 0, end: 52, source: "A", at: { start: 0, end: 51 }, score: 1 },
      { start: 53, end: 85, source: "B", at: { start: 0, end: 46 }, score: 0.321 },
      { start: 86, end: 118, source: null, at: null, score: 0 },
    ],
    unused: { A: [{ start: 52, end: 86 }], B: [{ start: 47, end: 89 }] },
  });
});

test("of candidates that say the same, the first is named, and neither counts as unused", () => {
  const text = "Water boils at 100 degrees at sea level.";
  const { sentences, unused } = alignSources(text, [
    { label: "C", text: `${text} More.` },
    { label: "A", text },
  ]);
  expect(sentences).toEqual([{ start: 0, end: 40, source: "C", at: { start: 0, end: 40 }, score: 1 }]);
  expect(unused).toEqual({ C: [{ start: 41, end: 46 }], A: [] });
});

test("a sentence drawn from two candidates in equal parts names the one that comes first in the pool", () => {
  const [first, second] = ["blue sky over the quiet harbour", "red sea under a loud storm"];
  const { sentences } = alignSources(`${second} ${first}`, [
    { label: "A", text: first },
    { label: "B", text: second },
  ]);
  expect(sentences.map(({ source }) => source)).toEqual(["A"]);
});

test("a code block taken over whole keeps its source", () => {
  const code = "```ts\nexport const sum = (a: number, b: number) => a + b;\n```";
  const { sentences } = alignSources(`Use this:\n${code}`, [
    { label: "A", text: "Use a loop over the numbers." },
    { label: "B", text: `Here you are.\n\n${code}` },
  ]);
  expect(sentences.at(-1)).toEqual({
    start: 10,
    end: 10 + code.length,
    source: "B",
    at: { start: 15, end: 15 + code.length },
    score: 1,
  });
});

test("empty texts align to nothing", () => {
  expect(alignSources("", [{ label: "A", text: "Something." }])).toEqual({
    sentences: [],
    unused: { A: [{ start: 0, end: 10 }] },
  });
  expect(alignSources("Something.", [])).toEqual({
    sentences: [{ start: 0, end: 10, source: null, at: null, score: 0 }],
    unused: {},
  });
});

const words = Array.from({ length: 3_000 }, (_, index) => `w${Math.floor(index ** 0.9).toString(36)}`);

/** Words by Zipf's law, as in prose: a few in every sentence, most in one. */
function write(seed: number, chars: number): string {
  const random = seededRandom(seed);
  let text = "";
  while (text.length < chars) {
    const sentence = Array.from(
      { length: 8 + Math.floor(random() * 16) },
      () => words[Math.floor(3_000 ** random()) - 1],
    );
    text += `${sentence.join(" ")}. W`;
  }
  return text.slice(0, chars);
}

// Processor time, which a busy machine does not stretch as it does the clock. A warm run takes about 0.2 s; the margin
// is for a cold one, and still fails what grows with the square (10 s before sentences of the same words were one entry).
test.each([
  ["prose", (seed: number) => write(seed, 50_000)],
  ["one sentence again and again", () => "The same words once more, with nothing new in them. ".repeat(960)],
  [
    "a list of short items",
    (seed: number) => Array.from({ length: 5_000 }, (_, line) => `- item ${line * seed}`).join("\n"),
  ],
  ["a text without an end", () => "word ".repeat(10_000)],
  ["text without spaces", () => "今天天气很好我们去公园散步吧。".repeat(3_300)],
])(
  "eight candidates of 50,000 characters align in time: %s",
  (_, make) => {
    const candidates = LABELS.map((label, index) => ({ label, text: make(index + 1) }));
    const start = process.cpuUsage();
    const { sentences } = alignSources(make(3), candidates);
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1_000).toBeLessThan(3_000);
    expect(sentences.every((sentence) => sentence.source !== null)).toBe(true);
  },
  60_000,
);
