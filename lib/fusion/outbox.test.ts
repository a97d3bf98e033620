import { expect, it } from "vitest";
import { createOutbox, type Draft } from "./outbox";

function drain(drafts: Draft[]): Draft[] {
  const outbox = createOutbox();
  for (const draft of drafts) outbox.push(draft);
  const out: Draft[] = [];
  for (let draft = outbox.take(); draft; draft = outbox.take()) out.push(draft);
  return out;
}

it("joins the deltas of one speaker while nobody pulls, across what others say", () => {
  const drafts: Draft[] = [
    { type: "candidate.delta", candidate: "A", text: "Hel", at: 1 },
    { type: "candidate.delta", candidate: "B", text: "x", at: 2 },
    { type: "candidate.delta", candidate: "A", text: "lo", at: 3 },
  ];
  expect(drain(drafts)).toEqual([
    { type: "candidate.delta", candidate: "A", text: "Hello", at: 1 },
    { type: "candidate.delta", candidate: "B", text: "x", at: 2 },
  ]);
});

it("moves no text past the speaker's other events, and keeps reasoning apart from text", () => {
  const drafts: Draft[] = [
    { type: "candidate.delta", candidate: "A", reasoning: "hm", at: 1 },
    { type: "candidate.delta", candidate: "A", text: "a", at: 2 },
    { type: "candidate.reset", candidate: "A", why: "restart", spent: null, at: 3 },
    { type: "candidate.delta", candidate: "A", text: "b", at: 4 },
  ];
  expect(drain(drafts)).toEqual(drafts);
});

it("leaves what was taken alone: a later delta is an event of its own", () => {
  const outbox = createOutbox();
  outbox.push({ type: "answer.delta", fusion: "F1", text: "a", at: 1 });
  const taken = outbox.take();
  outbox.push({ type: "answer.delta", fusion: "F1", text: "b", at: 2 });
  expect(taken).toEqual({ type: "answer.delta", fusion: "F1", text: "a", at: 1 });
  expect(outbox.take()).toEqual({ type: "answer.delta", fusion: "F1", text: "b", at: 2 });
});
