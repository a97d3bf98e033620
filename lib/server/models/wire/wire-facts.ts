import type { Usage } from "@/lib/fusion/cost";
import type { CallFault } from "@/lib/server/models/faults/call-fault";

/**
 * What was seen on the wire in one attempt, apart from the text. The provider packages' own summary cannot be trusted
 * with it: they turn missing counts into 0, a cut stream into a finish, and one bad event into an error.
 */
export interface WireFacts {
  /** What ended the attempt before its time; the first one counts. */
  fault: CallFault | null;
  /** From the request to the response's headers; null: none came. */
  headersMs: number | null;
  /** The finish reason in OpenAI's words; null: it never came. */
  finish: string | null;
  /** The provider's own word for it, where it is another. */
  finishSaid: string | null;
  usage: Usage | null;
  reportedUsd: number | null;
  /** The backend behind a router, where it says so. */
  servedBy: string | null;
  /** The provider's own id of what it generates, where it tells the cost by it later. */
  generationId: string | null;
  /** The words of a refusal. */
  refusal: string;
  /** What the provider package left out of the request, in its words. */
  notes: string[];
  /** Events that were left out because nothing could be read from them. */
  unreadableEvents: number;
  /** A call of a tool has begun. */
  calling: boolean;
  /** An event was left out after a call had begun, and may have been a piece of it. */
  unreadableInCall: boolean;
}

export function noFacts(): WireFacts {
  return {
    fault: null,
    headersMs: null,
    finish: null,
    finishSaid: null,
    usage: null,
    reportedUsd: null,
    servedBy: null,
    generationId: null,
    refusal: "",
    notes: [],
    unreadableEvents: 0,
    calling: false,
    unreadableInCall: false,
  };
}

export function noteUnreadable(facts: WireFacts): void {
  facts.unreadableEvents += 1;
  if (facts.calling) facts.unreadableInCall = true;
}
