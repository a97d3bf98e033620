import { callableTools, toolSettings } from "./answer-tools";
import { askInTurn } from "./ask-in-turn";
import { noteLeftOut } from "./attachments";
import { memberSettings } from "./call-settings";
import { conversationOf, plainConversationOf } from "./conversation";
import { addCosts, type Cost } from "./cost";
import { panelTools } from "./judge/prompts/panel-tools";
import type { Label } from "./labels";
import { costOfLostAnswer } from "./lost-calls";
import type { ModelCall } from "./ports";
import { type CallOptions, runCall } from "./run-call";
import type { CallEnd } from "./run-events";
import { isPasted, isSoleWriter, type ModelId, type ModelMember, type RunRequest } from "./run-request";
import { candidateOf, type Session } from "./run-session";
import type { CandidateState } from "./run-state";
import { targetsOf } from "./targets";

/** One member's answer, from its start to its one terminal event. Resolves always. `deadlineAt` in epoch milliseconds. */
export async function runCandidate(
  session: Session,
  label: Label,
  deadlineAt = session.poolDeadlineAt,
): Promise<void> {
  const { candidates } = session.state();
  const index = candidates.findIndex((candidate) => candidate.label === label);
  const member = session.request.pool[index];
  if (!member) throw new RangeError(`There is no member ${label} in the pool.`);
  const attempt = candidateOf(session, label).attempt + 1;
  const begin = (model: ModelId | null, name: string) =>
    session.emit({ type: "candidate.started", candidate: label, model, name, attempt });
  if (isPasted(member)) {
    begin(null, member.name);
    return deliverPasted(session, label, member.pasted);
  }
  const { ports } = session;
  const targets = targetsOf(member, ports.models);
  const first = targets[0]?.model ?? member.model;
  // Every attempt begins with the member's own choice, whoever answered the one before.
  begin(first, member.name ?? first);
  const stop = new AbortController();
  session.speaking.set(label, stop);
  const signal = AbortSignal.any([session.signal, stop.signal]);
  const result = await askInTurn({
    targets,
    port: ports.models,
    ask: (model) =>
      runCall({
        call: { ...toMemberCall({ session, member, model }), candidate: label, attempt },
        ports,
        signal,
        deadlineAt,
        runStartedAtMs: session.startedAtMs,
        onPart: relayTo(session, label),
      }),
    reroute: (reroute) => session.emit({ type: "candidate.rerouted", candidate: label, ...reroute }),
    isOver: () => signal.aborted || ports.clock.now() >= deadlineAt,
  });
  session.speaking.delete(label);
  if (result.kind === "failed") {
    session.emit({
      type: "candidate.failed",
      candidate: label,
      retryable: result.failure.retryable,
      ...result.end,
    });
  } else session.emit({ type: "candidate.completed", candidate: label, ...result.end });
}

/** Starts a member over: what it had said is void, what it cost is kept. */
export function resetCandidate(session: Session, label: Label, why: "retry" | "resumed"): void {
  const candidate = candidateOf(session, label);
  session.emit({ type: "candidate.reset", candidate: label, why, spent: spentOn(session, candidate) });
}

function spentOn(session: Session, candidate: CandidateState): Cost | null {
  const ended = candidate.timings !== null || candidate.finish !== null || candidate.reason !== null;
  if (ended) return candidate.served || candidate.cost.usd !== null ? candidate.cost : null;
  return costOfLostAnswer(session, candidate);
}

function relayTo(session: Session, label: Label): CallOptions["onPart"] {
  return (part) => {
    switch (part.type) {
      case "text":
        return part.text === ""
          ? undefined
          : session.emit({ type: "candidate.delta", candidate: label, text: part.text });
      case "reasoning":
        return part.text === ""
          ? undefined
          : session.emit({ type: "candidate.delta", candidate: label, reasoning: part.text });
      case "retrying":
        return session.emit({ ...part, type: "candidate.retrying", candidate: label });
      case "reset":
        return session.emit({ type: "candidate.reset", candidate: label, why: "restart", spent: null });
      case "warning":
        return session.emit({
          type: "notice",
          code: "provider-warning",
          message: part.message,
          candidate: label,
        });
      case "left-out":
        return noteLeftOut(session, part.message, { candidate: label });
    }
  };
}

interface Asking {
  session: Session;
  member: ModelMember;
  /** Its own, or the fallback's whose turn it is. */
  model: ModelId;
}

function toMemberCall({ session, member, model }: Asking): ModelCall {
  const { request, ports } = session;
  const { format } = request.answer ?? {};
  const alone = isSoleWriter(request);
  return {
    model,
    purpose: "candidate",
    instructions: memberInstructions(request, member),
    messages: alone ? conversationOf(request) : plainConversationOf(request),
    ...memberSettings(request, member, ports.models.facts(model)),
    ...(alone && toolSettings(request)),
    ...(format && { format }),
  };
}

/** A member's system prompt, in its answer and in a debate; null for none. */
export function memberInstructions(request: RunRequest, member: ModelMember): string | null {
  const tools = isSoleWriter(request) ? [] : callableTools(request);
  const told = [request.system, member.instructions, tools.length > 0 ? panelTools(tools) : null];
  const instructions = told.filter((part) => part?.trim()).join("\n\n");
  return instructions === "" ? null : instructions;
}

/** An answer from elsewhere costs nothing here and takes no time. */
function deliverPasted(session: Session, label: Label, text: string): void {
  session.emit({ type: "candidate.delta", candidate: label, text });
  const end: CallEnd = {
    finish: "pasted",
    usage: null,
    cost: addCosts([]),
    timings: null,
    reason: null,
    message: null,
    served: true,
    servedBy: null,
  };
  session.emit({ type: "candidate.completed", candidate: label, ...end });
}
