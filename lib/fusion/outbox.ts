import type { RunEventBody } from "./run-events";

export type Draft = RunEventBody & { at: number };

/**
 * Events between the engine and whoever pulls them. While nobody pulls, deltas of one speaker join into one: a slow
 * database or a slow reader makes fewer, larger events and never an endless queue of small ones. An event of the same
 * speaker that is not a delta closes the joint, so that no text moves past it.
 */
export interface Outbox {
  push(draft: Draft): void;
  take(): Draft | null;
}

export function createOutbox(): Outbox {
  const queue: Draft[] = [];
  const open = new Map<string, Draft>();
  return {
    push(draft) {
      const key = speakerOf(draft);
      const joint = open.get(key);
      if (joint && join(joint, draft)) return;
      queue.push(draft);
      if (isDelta(draft)) open.set(key, draft);
      else open.delete(key);
    },
    take() {
      const draft = queue.shift() ?? null;
      if (draft && open.get(speakerOf(draft)) === draft) open.delete(speakerOf(draft));
      return draft;
    },
  };
}

export function isDelta(draft: RunEventBody): boolean {
  return (
    draft.type === "candidate.delta" || draft.type === "answer.delta" || draft.type === "debate.turn.delta"
  );
}

function speakerOf(draft: Draft): string {
  if (draft.type.startsWith("debate.") && "candidate" in draft && "round" in draft) {
    return `${draft.fusion}/${draft.candidate}/${draft.round}`;
  }
  if ("fusion" in draft && draft.fusion) return draft.fusion;
  if ("candidate" in draft && draft.candidate) return draft.candidate;
  return "run";
}

/** Appends `draft` to a delta of the same type and channel; false where the two are not alike. */
function join(into: Draft, draft: Draft): boolean {
  if (into.type !== draft.type || !("text" in into || "reasoning" in into)) return false;
  const channel = "text" in into && into.text !== undefined ? "text" : "reasoning";
  const addition = (draft as { text?: string; reasoning?: string })[channel];
  if (addition === undefined) return false;
  const target = into as { text?: string; reasoning?: string };
  target[channel] = (target[channel] ?? "") + addition;
  return true;
}
