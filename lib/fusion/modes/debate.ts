/**
 * Members challenge each other's answers before the judge chooses among the answers of all rounds. Anonymous peers, few
 * rounds, an early end: most of a debate's gain is in the first vote, and going on past agreement breaks as many answers
 * as it mends.
 */
import { findAgreement } from "@/lib/fusion/judge/agreement";
import type { Contestant } from "@/lib/fusion/judge/judge-call";
import { contestantId, type Label } from "@/lib/fusion/labels";
import type { SettledWhy } from "@/lib/fusion/run-events";
import type { DebateTurn } from "@/lib/fusion/run-state";
import { runDebateTurn } from "./debate-turn";
import type { FusionTask, ModeEntry } from "./mode";

export const debate: ModeEntry = { prepare: holdDebate, writes: false };

async function holdDebate(task: FusionTask): Promise<Contestant[] | null> {
  const { session, fusion } = task;
  if (!fusionOf(task).settled) {
    const settled = await settle(task);
    if (session.signal.aborted) return null;
    session.emit({ type: "debate.settled", fusion, ...settled });
  }
  const turns = fusionOf(task).turns;
  for (const turn of turns) task.ledger.book({ ...turn, servedBy: null });
  return [...task.contestants, ...turns.filter((turn) => turn.status === "revised").map(toContestant)];
}

async function settle(task: FusionTask): Promise<{ round: number; why: SettledWhy }> {
  const rounds = task.session.request.limits.debateRounds;
  if (findAgreement(task.contestants.map((contestant) => contestant.text)).agree)
    return { round: 0, why: "agreed-at-once" };
  for (let round = 1; round <= rounds; round++) {
    const turns = await holdRound(task, round);
    if (turns.every((turn) => turn.status !== "revised")) return { round, why: "nobody-moved" };
    const standing = task.contestants.map((contestant) => answerOf(task, contestant, round));
    if (findAgreement(standing).agree) return { round, why: "all-agree" };
    if (task.session.signal.aborted) break;
  }
  return { round: rounds, why: "rounds-done" };
}

/** Turns that were finished before a restart are kept, not paid for twice. */
async function holdRound(task: FusionTask, round: number): Promise<DebateTurn[]> {
  const before = task.contestants.map((contestant) => ({
    label: contestant.candidate,
    answer: answerOf(task, contestant, round - 1),
  }));
  const done = new Set(turnsOf(task, round).map((turn) => turn.candidate));
  await Promise.all(
    before
      .filter(({ label }) => !done.has(label) && !isMute(task, label))
      .map(({ label, answer }) => {
        const peers = before.filter((peer) => peer.label !== label).map((peer) => peer.answer);
        return runDebateTurn(task, { label, round, own: answer, peers });
      }),
  );
  return turnsOf(task, round);
}

/** A pasted answer has nobody behind it to speak. */
function isMute({ session }: FusionTask, label: Label): boolean {
  return session.state().candidates.some((candidate) => candidate.label === label && candidate.pasted);
}

function fusionOf({ session, fusion }: FusionTask): { turns: DebateTurn[]; settled: unknown } {
  return session.state().fusions.find((one) => one.id === fusion) ?? { turns: [], settled: null };
}

function turnsOf(task: FusionTask, round: number): DebateTurn[] {
  return fusionOf(task).turns.filter((turn) => turn.round === round && turn.status !== "running");
}

function answerOf(task: FusionTask, contestant: Contestant, upToRound: number): string {
  const revised = fusionOf(task).turns.filter(
    (turn) => turn.candidate === contestant.candidate && turn.round <= upToRound && turn.status === "revised",
  );
  return revised.at(-1)?.answer ?? contestant.text;
}

function toContestant(turn: DebateTurn): Contestant {
  const { candidate, round } = turn;
  return {
    id: contestantId(candidate, round),
    candidate,
    round,
    text: turn.answer ?? turn.text,
    truncated: false,
  };
}
