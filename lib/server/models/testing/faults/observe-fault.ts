import type { CandidateState, FusionState } from "@/lib/fusion/run-state";
import type { Outcome } from "./fault-shape";
import { COLUMN_WORDS, type PlayedFault } from "./play-fault";

/** What a column came to, in the terms of `Outcome`. */
export type Observed = Omit<Outcome, "kept"> & { text: string };

export function observeColumn({ state, events }: PlayedFault, label: string): Observed {
  const column = candidateOf(state.candidates, label);
  const notices = state.notices.filter(({ candidate }) => candidate === label);
  return {
    status: column.status as Outcome["status"],
    reason: column.reason,
    finish: column.finish,
    text: shorten(column.text),
    retries: events.filter((event) => event.type === "candidate.retrying" && event.candidate === label)
      .length,
    judged: column.judged,
    usage: column.usage,
    cost: column.status === "failed" && !column.served ? "nothing to bill" : column.cost.source,
    says: column.message ?? notices.map(({ message }) => message).join(" "),
    by: column.rerouted ? "its fallback" : "itself",
  };
}

export function expectedText({ kept }: Outcome): string {
  return shorten(kept.of(COLUMN_WORDS));
}

/** Megabytes would be no help in a report. */
function shorten(text: string): string {
  return text.length > 1_000 ? `${text.slice(0, 100)}… (${text.length} characters)` : text;
}

export function candidateOf(candidates: readonly CandidateState[], label: string): CandidateState {
  const candidate = candidates.find((one) => one.label === label);
  if (!candidate) throw new RangeError(`There is no candidate ${label}.`);
  return candidate;
}

export function fusionOf({ state }: PlayedFault): FusionState {
  const [fusion] = state.fusions;
  if (!fusion) throw new RangeError("Nothing was judged.");
  return fusion;
}

/** The events that end something, by what they end. */
export function endsOf({ events }: PlayedFault): Record<string, string[]> {
  const ends: Record<string, string[]> = {};
  for (const event of events) {
    if (
      !/\.(completed|failed|stopped)$/.test(event.type) ||
      event.type.startsWith("verdict") ||
      event.type.startsWith("analysis")
    )
      continue;
    const what = "candidate" in event && event.candidate ? event.candidate : (event.type.split(".")[0] ?? "");
    ends[what] = [...(ends[what] ?? []), event.type];
  }
  return ends;
}
