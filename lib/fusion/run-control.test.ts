import { describe, expect, it } from "vitest";
import type { RunRequest } from "./run-request";
import { answers, judgeSays } from "./testing/judge-scripts";
import { playRun } from "./testing/play-run";

const A = "The first answer is forty-two, beyond doubt.";
const B = "The second answer is forty-two as well.";
const SLOW = "The slow answer took its time to come.";
const judge = judgeSays({ winner: "A", fusionBeatsBest: true, answer: "Forty-two." });
const QUORUM: Partial<RunRequest> = { wait: { policy: "quorum", count: 2, graceMs: 300 } };

describe("waiting", () => {
  it("with a quorum judges after the grace, and the late candidate still streams to its end, not judged", async () => {
    const { events, state } = await playRun({
      request: QUORUM,
      scripts: {
        "test/a": answers(A, 10),
        "test/b": answers(B, 10),
        "test/c": answers(SLOW, 1_000),
        "test/judge": judge,
      },
    });
    const quorum = events.find((event) => event.type === "notice" && event.code === "quorum-reached");
    const started = events.find((event) => event.type === "fusion.started");
    expect((started?.at ?? 0) - (quorum?.at ?? 0)).toBe(300);
    expect(state.fusions[0]?.candidates).toEqual(["A", "B"]);
    expect(state.candidates[2]).toMatchObject({ status: "completed", text: SLOW, judged: false });
    expect(events.at(-1)?.type).toBe("run.completed");
  });

  it("takes a candidate that comes within the grace", async () => {
    const { state } = await playRun({
      request: QUORUM,
      scripts: {
        "test/a": answers(A, 10),
        "test/b": answers(B, 10),
        "test/c": answers(SLOW, 30),
        "test/judge": judge,
      },
    });
    expect(state.fusions[0]?.candidates).toEqual(["A", "B", "C"]);
  });

  it("ends at the deadline: what is still open has timed out, the others are judged", async () => {
    const { events, state } = await playRun({
      request: { limits: { deadlineMs: 2_000, maxCostUsd: null, debateRounds: 1 } },
      scripts: {
        "test/a": answers(A),
        "test/b": answers(B),
        "test/c": { kind: "hangs" },
        "test/judge": judge,
      },
    });
    expect(state.candidates[2]).toMatchObject({ status: "failed", reason: "timed-out" });
    expect(events.find((event) => event.type === "candidate.failed")?.at).toBe(2_000);
    expect(state.fusions[0]).toMatchObject({ status: "completed", candidates: ["A", "B"] });
  });

  it("ends when a person says judge now, with another mode where they ask for one", async () => {
    const { state } = await playRun({
      scripts: {
        "test/a": answers(A, 10),
        "test/b": answers(B, 10),
        "test/c": answers(SLOW, 2_000),
        "test/judge": judgeSays({ winner: "B" }),
      },
      onEvent(event, { mailbox }) {
        if (event.type === "candidate.completed" && event.candidate === "A") {
          mailbox.send({ type: "fuse", spec: { mode: "best-of" } });
        }
      },
    });
    expect(state.fusions).toHaveLength(1);
    expect(state.fusions[0]).toMatchObject({ mode: "best-of", candidates: ["A", "B"], answer: B });
    expect(state.notices.map((notice) => notice.code)).toEqual(["judge-now"]);
  });
});

describe("judge now, with candidates named", () => {
  const scripts = {
    "test/a": answers(A, 10),
    "test/b": answers(B, 500),
    "test/c": answers(SLOW, 2_000),
    "test/judge": judge,
  };

  it("waits for one of them, and judges no others", async () => {
    const { state } = await playRun({
      scripts,
      onEvent(event, { mailbox }) {
        if (event.type === "candidate.completed" && event.candidate === "A")
          mailbox.send({ type: "fuse", spec: { candidates: ["B"] } });
      },
    });
    expect(state.fusions.map(({ candidates, outcome }) => [candidates, outcome])).toEqual([
      [["B"], { kind: "only-candidate", candidate: "B" }],
    ]);
    expect(state.status).toBe("completed");
  });

  it("judges the others where none of them answers", async () => {
    const { state } = await playRun({
      scripts: { ...scripts, "test/b": { kind: "fails", reason: "network", after: ["Half"], everyMs: 500 } },
      onEvent(event, { mailbox }) {
        if (event.type === "candidate.completed" && event.candidate === "A")
          mailbox.send({ type: "fuse", spec: { candidates: ["B"] } });
      },
    });
    expect(state.fusions.map(({ candidates }) => candidates)).toEqual([["A", "C"]]);
  });
});

describe("stopping", () => {
  it("stops everything at once, keeps what was said, and ends the run as stopped", async () => {
    const { events, state } = await playRun({
      scripts: { "test/a": answers(A, 10), "test/b": answers(B, 1_000), "test/judge": judge },
      onEvent(event, { stop }) {
        if (event.type === "candidate.delta" && event.candidate === "B") stop();
      },
    });
    expect(state.status).toBe("stopped");
    expect(state.candidates[1]).toMatchObject({ status: "stopped", finish: "stopped", text: B.slice(0, 7) });
    expect(events.at(-1)?.at).toBe(1_000);
    expect(state.fusions).toEqual([]);
  });

  it("stops one column and goes on with the others", async () => {
    const { state } = await playRun({
      scripts: {
        "test/a": answers(A),
        "test/b": answers(B),
        "test/c": answers(SLOW, 500),
        "test/judge": judge,
      },
      onEvent(event, { mailbox }) {
        if (event.type === "candidate.delta" && event.candidate === "C") {
          mailbox.send({ type: "stop-candidate", candidate: "C" });
        }
      },
    });
    expect(state.candidates[2]).toMatchObject({ status: "stopped", text: SLOW.slice(0, 7), judged: false });
    expect(state.fusions[0]).toMatchObject({ status: "completed", candidates: ["A", "B"] });
    expect(state.status).toBe("completed");
  });

  it("ends a fusion that is under way, with its words kept", async () => {
    const { state } = await playRun({
      scripts: { "test/a": answers(A), "test/b": answers(B), "test/judge": judge },
      onEvent(event, { stop }) {
        if (event.type === "verdict.completed") stop();
      },
    });
    expect(state.status).toBe("stopped");
    expect(state.fusions[0]).toMatchObject({ status: "stopped", outcome: null, verdict: { winner: "A" } });
  });

  it("labels what a stop cut off as estimated", async () => {
    const { state } = await playRun({
      scripts: { "test/a": answers(A, 10), "test/b": answers(B, 1_000) },
      prices: { "test/b": { input: 1_000, output: 1_000 } },
      onEvent(event, { stop }) {
        if (event.type === "candidate.delta" && event.candidate === "B") stop();
      },
    });
    expect(state.candidates[1]?.cost).toEqual({ usd: 0.007, source: "estimated" });
  });
});

describe("asking for more", () => {
  it("retries one column of an ended run, keeps the others, and does not judge again by itself", async () => {
    const scripts = {
      "test/a": answers(A),
      "test/b": answers(B),
      "test/c": { kind: "fails" as const, reason: "overloaded" as const },
      "test/judge": judge,
    };
    const first = await playRun({ scripts });
    const second = await playRun({
      scripts: { ...scripts, "test/c": answers(SLOW) },
      from: first.state,
      why: "retry",
      commands: [{ type: "retry", candidate: "C" }],
    });
    expect(second.models.calls.map((call) => call.model)).toEqual(["test/c"]);
    expect(second.events[0]).toMatchObject({
      seq: first.state.lastSeq + 1,
      type: "run.started",
      why: "retry",
    });
    expect(second.events.slice(1, 3).map((event) => event.type)).toEqual([
      "candidate.reset",
      "candidate.started",
    ]);
    expect(second.state.candidates[2]).toMatchObject({
      status: "completed",
      attempt: 2,
      text: SLOW,
      reason: null,
      judged: false,
    });
    expect(second.state.fusions).toHaveLength(1);
    expect(second.state.timings).toEqual(first.state.timings);
  });

  it("judges an all-failed run once a retry brought an answer", async () => {
    const scripts = {
      "test/a": { kind: "fails" as const, reason: "network" as const },
      "test/b": { kind: "fails" as const, reason: "network" as const },
    };
    const first = await playRun({ scripts });
    expect(first.state.status).toBe("failed");
    const second = await playRun({
      scripts: { ...scripts, "test/b": answers(B) },
      from: first.state,
      why: "retry",
      commands: [{ type: "retry", candidate: "B" }],
    });
    expect(second.state).toMatchObject({ status: "completed", reason: null, message: null });
    expect(second.state.fusions[0]?.outcome).toEqual({ kind: "only-candidate", candidate: "B" });
    const retryMs = second.state.candidates[1]?.timings?.totalMs ?? 0;
    expect(second.state.timings).toEqual({ wallMs: retryMs, slowestMemberMs: retryMs, ratio: 1 });
  });

  it("judges again beside the first, without asking the pool again", async () => {
    const scripts = { "test/a": answers(A), "test/b": answers(B), "test/judge": judge };
    const first = await playRun({ scripts });
    const again = await playRun({
      scripts: { ...scripts, "test/judge": judgeSays({ winner: "B" }) },
      from: first.state,
      why: "fusion",
      commands: [{ type: "fuse", spec: { mode: "best-of" } }],
    });
    expect(again.models.calls.map((call) => call.purpose)).toEqual(["judge"]);
    expect(again.state.fusions.map(({ id, mode, answer }) => ({ id, mode, answer: answer.trim() }))).toEqual([
      { id: "F1", mode: "merge", answer: "Forty-two." },
      { id: "F2", mode: "best-of", answer: B },
    ]);
  });
});

describe("asking for more within a session", () => {
  it("gives a retry after the wait as long as the pool had, though the pool's time is over", async () => {
    let asked = 0;
    const { state } = await playRun({
      request: { limits: { deadlineMs: 2_000, maxCostUsd: null, debateRounds: 1 } },
      scripts: {
        "test/a": answers(A),
        "test/b": answers(B),
        "test/c": () => {
          asked += 1;
          return asked === 1 ? { kind: "hangs" } : answers(SLOW);
        },
        "test/judge": judge,
      },
      onEvent(event, { mailbox }) {
        if (event.type === "fusion.started") mailbox.send({ type: "retry", candidate: "C" });
      },
    });
    expect(state.candidates[2]).toMatchObject({ status: "completed", text: SLOW, attempt: 2 });
  });

  it("ends a judging as failed where a retry took away what it was to judge", async () => {
    const scripts = { "test/a": answers(A), "test/judge": judge };
    const first = await playRun({ scripts });
    const { events, state } = await playRun({
      scripts,
      from: first.state,
      why: "retry",
      commands: [
        { type: "retry", candidate: "A" },
        { type: "fuse", spec: { mode: "best-of" } },
      ],
    });
    expect(events.filter(({ type }) => type.startsWith("fusion.")).map(({ type }) => type)).toEqual([
      "fusion.started",
      "fusion.failed",
    ]);
    expect(state.fusions[1]).toMatchObject({
      status: "failed",
      message: "None of the candidates has an answer that can be judged.",
      cost: { usd: 0, source: "computed" },
    });
  });
});
