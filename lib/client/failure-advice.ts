import type { FailureReason } from "@/lib/fusion/errors";

/** What a reader is told about a failure: what happened, and what to do. The provider's own words stand beside it. */
export interface FailureAdvice {
  what: string;
  todo: string;
}

export const FAILURE_ADVICE: Record<FailureReason, FailureAdvice> = {
  "rate-limited": {
    what: "The provider limits how often it may be asked.",
    todo: "Wait a minute, then ask again, or use another model.",
  },
  overloaded: {
    what: "The provider is overloaded or down.",
    todo: "Ask again in a moment, or use another model.",
  },
  "timed-out": {
    what: "No answer came in time.",
    todo: "Ask again, raise the deadline, or lower the reasoning effort.",
  },
  refused: {
    what: "The model declined to answer.",
    todo: "Rephrase the prompt; asking again as it is will not help.",
  },
  "content-filtered": {
    what: "The provider’s content filter stopped the answer.",
    todo: "Rephrase the prompt, or use another provider.",
  },
  "invalid-request": {
    what: "The provider rejected the request.",
    todo: "Change what it names in this member’s settings.",
  },
  "context-too-long": {
    what: "The prompt does not fit this model’s context.",
    todo: "Shorten it, or use a model with a longer context.",
  },
  unauthorized: { what: "The key was not accepted.", todo: "Check the connection’s API key." },
  "out-of-credit": {
    what: "The account at the provider is out of credit.",
    todo: "Top it up, or use another connection.",
  },
  truncated: {
    what: "The connection ended before the answer did.",
    todo: "What arrived is kept. Ask again for a whole answer.",
  },
  empty: { what: "The model ended without saying anything.", todo: "Ask again, or raise its output limit." },
  network: {
    what: "The connection to the provider broke.",
    todo: "Check the address and the network, then ask again.",
  },
  budget: { what: "The run’s cost cap was reached.", todo: "Raise the cap, or use cheaper models." },
  unknown: {
    what: "The provider failed without a known reason.",
    todo: "Ask again; its own words may say more.",
  },
};
