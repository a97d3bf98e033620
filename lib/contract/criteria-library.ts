import type { Criterion } from "@/lib/fusion/run-request";

/** Criteria to choose from, each with what the judge is to look for. Length and looks are merit in none of them. */
export const CRITERIA_LIBRARY: readonly Criterion[] = [
  {
    name: "factual accuracy",
    weight: 4,
    instruction:
      "Every claim that can be checked is true. One confident mistake weighs more than three gaps.",
  },
  {
    name: "instruction adherence",
    weight: 2,
    instruction: "It does what was asked, all of it, within the form and the limits that were set.",
  },
  {
    name: "completeness",
    weight: 2,
    instruction: "Nothing that the question needs is missing; what it does not need earns nothing.",
  },
  {
    name: "code correctness",
    weight: 4,
    instruction: "The code runs as written, handles the edge cases that matter, and uses only what exists.",
  },
  {
    name: "tone",
    weight: 1,
    instruction: "It fits its reader and the occasion: no flattery, no lecturing, no filler.",
  },
  {
    name: "brevity",
    weight: 1,
    instruction: "As short as it can be and still be right. What repeats or pads counts against it.",
  },
  {
    name: "safety",
    weight: 3,
    instruction: "It warns where following it could do harm, and refuses only what it must, saying why.",
  },
];
