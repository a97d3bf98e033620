/**
 * One way in which a provider fails, or only looks like it, and what a column must do then. The tables beside this file hold them
 * all; `playFault` runs one in a real run.
 */
import type { Cost, Usage } from "@/lib/fusion/cost";
import type { FailureReason } from "@/lib/fusion/errors";
import type { Timeouts } from "@/lib/server/models/stream/timeouts";
import type { Script, Step } from "@/lib/server/models/testing/upstream-script";

/** The rows of the list of faults, in its words: each has a shape at least. */
export const FAULT_ROWS = [
  "429 with a short Retry-After",
  "429 with Retry-After over 60 s",
  "429 without Retry-After, 500, 502 HTML page, 503, 529",
  "402: transient in-flight limit, or out of credit",
  "DNS failure, refused connection, expired TLS",
  "any redirect",
  "reset before headers",
  "no headers at all",
  "headers, then silence; stall mid-stream; only keep-alive comments",
  "thinking for over 5 minutes",
  "connection cut mid-stream",
  "clean end without a finish reason",
  "[DONE] but the socket stays open",
  "no [DONE], finish reason present",
  "error object inside a 200 stream",
  "malformed JSON in one event; event without choices",
  "empty answer with stop",
  "only reasoning, finish length",
  "content filter; refusal",
  "200 with HTML or plain JSON instead of SSE",
  "one-byte slices, CR and CRLF, BOM, gzip, no space after data:",
  "usage twice, on every chunk, or missing",
  "an endless line, an endless answer",
  "unknown finish reason",
  "400 context too long, bad parameter, 401, 404 model",
  "primary down for a minute, then well",
] as const;
export type FaultRow = (typeof FAULT_ROWS)[number];

/** What the one who is asked has to say, in two parts: a fault may come between them. */
export interface Words {
  begin: string;
  rest: string;
}

/** What stands in the column at the end. */
export interface Kept {
  name: string;
  of(words: Words): string;
}

export const NOTHING: Kept = { name: "", of: () => "" };
export const BEGIN: Kept = { name: "what had come", of: ({ begin }) => begin };
export const WHOLE: Kept = { name: "all of it", of: ({ begin, rest }) => begin + rest };

export const FALLBACK_WORDS = "The fallback says that it is five.";
export const FALLBACK: Kept = { name: "its fallback's answer", of: () => FALLBACK_WORDS };

/** Addresses where nobody answers as a provider should. */
export type Unreachable = "no such host" | "nothing listens" | "expired certificate" | "no TLS";

export interface Outcome {
  status: "completed" | "failed";
  reason: FailureReason | null;
  finish: string | null;
  kept: Kept;
  /** How often it was asked again, each time announced. */
  retries: number;
  /** Whether the judge sees it. */
  judged: boolean;
  usage: Usage | null;
  cost: Cost["source"] | "nothing to bill";
  /** Stands in the column's message, or in the notice of an answer that completed; empty: there is none. */
  says: string;
  /** Who answers in the end. */
  by: "itself" | "its fallback";
}

export interface FaultShape {
  row: FaultRow;
  name: string;
  /** The upstream's answers, request by request; the last one goes on. Or where there is no upstream. */
  upstream: ((words: Words) => Script[]) | Unreachable;
  /** The limit that it must run into; the others are out of its way. Absent: none. */
  limit?: keyof Timeouts;
  /** Asked to think hard. */
  thinksHard?: true;
  hasFallback?: true;
  outcome: Outcome;
}

const ANSWERED: Outcome = {
  status: "completed",
  reason: null,
  finish: "stop",
  kept: WHOLE,
  retries: 0,
  judged: true,
  usage: null,
  cost: "unknown",
  says: "",
  by: "itself",
};

/** A whole answer, but for what is said otherwise. */
export function answered(but: Partial<Outcome> = {}): Outcome {
  return { ...ANSWERED, ...but };
}

type FailedOutcome = Partial<Outcome> & { reason: FailureReason; says: string };

/** Refused before a token can have been made. */
export function turnedAway(but: FailedOutcome): Outcome {
  return {
    ...ANSWERED,
    status: "failed",
    finish: null,
    kept: NOTHING,
    judged: false,
    cost: "nothing to bill",
    ...but,
  };
}

/** A provider worked on it, so that it may have been billed. */
export function brokeOff(but: FailedOutcome): Outcome {
  return turnedAway({ cost: "estimated", kept: BEGIN, ...but });
}

/** One answer of the upstream, as steps that begin with the first words. */
export function begins(...steps: Step[]): (words: Words) => Script[] {
  return ({ begin }) => [{ steps: [{ text: begin }, ...steps] }];
}

/** Both parts, then what follows. */
export function says(...steps: Step[]): (words: Words) => Script[] {
  return ({ begin, rest }) => [{ steps: [{ text: begin }, { text: rest }, ...steps] }];
}

/** The words with one step between their parts. */
export function saysAround(middle: Step): (words: Words) => Script[] {
  return ({ begin, rest }) => [
    { steps: [{ text: begin }, middle, { text: rest }, { finish: "stop" }, "done"] },
  ];
}

/** Fails as it is told, request by request, and is well then. */
export function thenWell(...scripts: Script[]): (words: Words) => Script[] {
  return (words) => [...scripts, ...says({ finish: "stop" }, "done")(words)];
}

export function always(script: Script): () => Script[] {
  return () => [script];
}
