import type { FailureReason } from "@/lib/fusion/errors";
import type { CandidateState } from "@/lib/fusion/run-state";

/** Where the next step is taken: the same member again, or another place of the page. */
export type NextStep = "retry" | "connections" | "prompt" | "pool" | "limit" | "cost";

/** What a reader is told about a failure: what happened, and what to do. The provider's own words stand between them. */
export interface FailureAdvice {
  what: string;
  todo: string;
  /** The one that is offered as a button. */
  step: NextStep;
}

export const FAILURE_ADVICE: Record<FailureReason, FailureAdvice> = {
  "rate-limited": {
    what: "The provider limits how often it may be asked.",
    todo: "Wait as long as it says, or a minute, then ask again; or use another model.",
    step: "retry",
  },
  overloaded: {
    what: "The provider is overloaded or down.",
    todo: "Ask again in a moment, or use another model.",
    step: "retry",
  },
  "timed-out": {
    what: "No answer came in time.",
    todo: "Ask again, raise the deadline, or lower the reasoning effort.",
    step: "retry",
  },
  refused: {
    what: "The model declined to answer.",
    todo: "Put the prompt in other words: asked again as it is, it will most likely decline again.",
    step: "prompt",
  },
  "content-filtered": {
    what: "The provider’s content filter stopped the answer.",
    todo: "Put the prompt in other words, or use another provider.",
    step: "prompt",
  },
  "invalid-request": {
    what: "The provider rejected the request.",
    todo: "Choose another model, or change the setting that it names.",
    step: "pool",
  },
  "context-too-long": {
    what: "The prompt does not fit this model’s context.",
    todo: "Shorten the prompt, or use a model with a longer context.",
    step: "prompt",
  },
  unauthorized: {
    what: "The key was not accepted.",
    todo: "Enter a key that may use this model, then ask again.",
    step: "connections",
  },
  "out-of-credit": {
    what: "The account at the provider is out of credit.",
    todo: "Top it up there and ask again, or use another connection.",
    step: "retry",
  },
  truncated: {
    what: "The answer ended before it was complete.",
    todo: "Ask again, or use another model.",
    step: "retry",
  },
  empty: {
    what: "The model ended without saying anything.",
    todo: "Ask again, or raise its output limit.",
    step: "retry",
  },
  network: {
    what: "The connection to the provider failed.",
    todo: "Ask again, or use another connection.",
    step: "retry",
  },
  budget: {
    what: "The run’s cost cap was reached.",
    todo: "Raise the cap, or use cheaper models.",
    step: "cost",
  },
  unknown: {
    what: "The provider failed without a known reason.",
    todo: "Ask again, or use another model.",
    step: "retry",
  },
};

/** Ended in the middle of its words, by what is no limit and no judgement of them. */
const CUT_OFF: FailureAdvice = {
  what: "The answer broke off.",
  todo: "What arrived is kept. Ask again for a whole answer.",
  step: "retry",
};

const ONLY_THOUGHT: FailureAdvice = {
  what: "It thought up to its output limit and answered nothing.",
  todo: "Raise its output limit, or lower its reasoning effort.",
  step: "limit",
};

type Failed = Pick<CandidateState, "reason" | "text" | "reasoning">;

/** The same reason reads otherwise where words had come. */
export function adviseOn({ reason, text, reasoning }: Failed): FailureAdvice {
  const said = text.trim() !== "";
  if (reason === "truncated" && !said && reasoning !== "") return ONLY_THOUGHT;
  if (said && (reason === "network" || reason === "truncated")) return CUT_OFF;
  const advice = FAILURE_ADVICE[reason ?? "unknown"];
  if (!said || reason === "refused") return advice;
  return { ...advice, todo: `What arrived is kept. ${advice.todo}` };
}
