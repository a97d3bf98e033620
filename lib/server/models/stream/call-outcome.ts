import { type CallFault, toFault } from "@/lib/server/models/faults/call-fault";
import { formatWait } from "@/lib/server/models/faults/classify-provider-error";
import { scrub } from "@/lib/server/models/faults/scrub";
import type { WireFacts } from "@/lib/server/models/wire/wire-facts";
import { PROMPT_BLOCKED } from "@/lib/server/models/wire/wire-protocol";
import type { ToolCalls } from "./tool-calls";
import type { TimeoutPhase } from "./watchdog";

/** OpenAI's finish reasons of an answer that is one; `function_call` is the older name of `tool_calls`. */
const SUCCESSES: ReadonlySet<string> = new Set(["stop", "length", "tool_calls", "function_call"]);

export interface StreamEnd {
  connection: string;
  secrets: readonly string[];
  facts: WireFacts;
  /** Whether any text that is not white space came. */
  hasText: boolean;
  calls: Pick<ToolCalls, "begun" | "isTorn">;
}

/** How an attempt that ran to its end is to be judged: null where it is a good answer. */
export function findOutcomeFault({
  connection,
  secrets,
  facts,
  hasText,
  calls,
}: StreamEnd): CallFault | null {
  const { fault: cause, finish, refusal } = facts;
  const served = (reason: Parameters<typeof toFault>[0], message: string) =>
    toFault(reason, message, { served: true });
  const word = scrub(facts.finishSaid ?? finish ?? "", secrets);
  if (cause && !isLateCut(cause, facts)) return cause;
  if (refusal.trim() !== "") {
    const words = scrub(refusal, secrets);
    const fault = served("refused", `The model refused: ${words}`);
    return { ...fault, failure: { ...fault.failure, refusal: words } };
  }
  if (finish === "refusal") return served("refused", "The model refused to answer.");
  if (finish === "content_filter") {
    return served("content-filtered", `${connection} stopped the answer by its content filter (${word}).`);
  }
  if (finish === PROMPT_BLOCKED) {
    return served("content-filtered", `${connection} blocked the prompt by its content filter (${word}).`);
  }
  if (finish === null) {
    return served(
      "truncated",
      `${connection} ended the stream without a finish reason: the answer is not complete.`,
    );
  }
  if (!SUCCESSES.has(finish)) {
    return served("unknown", `${connection} ended the answer with the finish reason "${word}".`);
  }
  const torn = findTear(facts, calls);
  if (torn) return served("truncated", `${connection} ${torn}`);
  if (hasText || calls.begun) return null;
  return finish === "length"
    ? served("truncated", "The output limit was reached before any answer was written.")
    : served("empty", `The model ended its turn without an answer (${word}).`);
}

/** Why a call may not be whole, though the answer ended well; null where it is. Half a call does harm that half a text does not. */
function findTear(facts: WireFacts, calls: StreamEnd["calls"]): string | null {
  if (!calls.begun) return null;
  if (calls.isTorn(facts.finish)) {
    return facts.finish === "length"
      ? "reached its output limit in the middle of calling a tool."
      : "ended its answer in the middle of calling a tool.";
  }
  return facts.unreadableInCall
    ? "called a tool in events of which one was unreadable: the call may not be whole."
    : null;
}

/** A socket that breaks after the finish reason has cost nothing but the usage. */
function isLateCut(fault: CallFault, facts: WireFacts): boolean {
  return facts.finish !== null && fault.failure.reason === "network";
}

const PHASES: Record<TimeoutPhase, string> = {
  headers: "did not begin to answer within",
  firstToken: "sent no token within",
  idle: "fell silent; the call was ended after",
  closing: "did not close its stream within",
  total: "was still answering after",
};

export function toTimeoutFault(
  connection: string,
  expired: { phase: TimeoutPhase; afterMs: number },
): CallFault {
  const message = `${connection} ${PHASES[expired.phase]} ${formatWait(expired.afterMs)}.`;
  return toFault("timed-out", message, { served: true });
}
