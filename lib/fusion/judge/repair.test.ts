import { expect, test } from "vitest";
import type { Contestant, JudgeCall } from "./judge-call";
import { buildRepairCall } from "./repair";

const CONTESTANTS: Contestant[] = [
  { id: "B", candidate: "B", round: 0, text: "b", truncated: false },
  { id: "A2", candidate: "A", round: 1, text: "a", truncated: false },
];
const CALL: JudgeCall = {
  instructions: "Judge.",
  messages: [{ role: "user", content: "The contest." }],
  contestants: CONTESTANTS,
};
const task = {
  call: CALL,
  mode: "merge",
  output: "B wins",
  problems: ["the verdict is not JSON: B wins"],
  keepAnswer: false,
} as const;

test("a repair goes on with the call, shows the judge its output, and names what was wrong", () => {
  const repair = buildRepairCall({ ...task, problems: [...task.problems] });
  expect({ ...repair, messages: repair.messages.slice(0, 2) }).toEqual({
    ...CALL,
    messages: [...CALL.messages, { role: "assistant", content: "B wins" }],
  });
  const request = repair.messages[2];
  expect(request?.role).toBe("user");
  expect(request?.content).toContain("- the verdict is not JSON: B wins\n");
  expect(request?.content).toContain("Change no judgement");
  expect(request?.content).toContain("(B, A2)");
  expect(request?.content).toContain("\n<answer>\n");
});

test("an answer that was read is not asked for again", () => {
  const request = buildRepairCall({ ...task, problems: [], keepAnswer: true }).messages.at(-1)?.content;
  expect(request).toContain("do not write it again");
  expect(request).not.toContain("<answer>");
});

test("after an empty output there is still one user message and no empty one", () => {
  const { messages } = buildRepairCall({ ...task, problems: [], output: " \n" });
  expect(messages).toHaveLength(1);
  expect(messages[0]?.content.startsWith("The contest.\n\nYour output could not be read")).toBe(true);
});
