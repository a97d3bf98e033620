import { turnSettings } from "@/lib/fusion/call-settings";
import { buildDebateTurn, parseDebateTurn } from "@/lib/fusion/judge/debate-turn";
import { LABELS, type Label } from "@/lib/fusion/labels";
import type { ModelCall } from "@/lib/fusion/ports";
import { hashSeed } from "@/lib/fusion/random";
import { type CallResult, runCall } from "@/lib/fusion/run-call";
import { memberInstructions } from "@/lib/fusion/run-candidate";
import { isPasted, type ModelMember } from "@/lib/fusion/run-request";
import { attemptOf, candidateOf } from "@/lib/fusion/run-session";
import type { FusionTask } from "./mode";

export interface TurnTask {
  label: Label;
  round: number;
  /** The member's answer before this turn. */
  own: string;
  peers: string[];
}

/** One member's turn. A turn that fails keeps the answer the member had: a debate never costs a candidate. */
export async function runDebateTurn(task: FusionTask, turn: TurnTask): Promise<void> {
  const { session, fusion } = task;
  const member = session.request.pool[LABELS.indexOf(turn.label)];
  if (!member || isPasted(member)) return;
  const key = { fusion, candidate: turn.label, round: turn.round };
  session.emit({ type: "debate.turn.started", ...key });
  let said = "";
  const result = await runCall({
    call: toTurnCall(task, turn, member),
    ports: session.ports,
    signal: session.signal,
    deadlineAt: task.deadlineAt,
    runStartedAtMs: session.startedAtMs,
    onPart(part) {
      if (part.type === "text") {
        said += part.text;
        session.emit({ type: "debate.turn.delta", ...key, text: part.text });
      } else if (part.type === "reasoning")
        session.emit({ type: "debate.turn.delta", ...key, reasoning: part.text });
      else if (part.type === "reset") {
        said = "";
        session.emit({ type: "debate.turn.started", ...key });
      }
    },
  });
  session.emit({
    type: "debate.turn.completed",
    ...key,
    ...concludeTurn(result, said, turn.own),
    ...result.end,
  });
}

function concludeTurn(result: CallResult, said: string, own: string) {
  if (result.kind !== "finished") return { outcome: "failed" as const, contests: null, answer: own };
  const { outcome, contests, answer } = parseDebateTurn(said, own);
  return { outcome, contests, answer };
}

function toTurnCall({ session, fusion }: FusionTask, turn: TurnTask, member: ModelMember): ModelCall {
  const { request, ports } = session;
  // Where a fallback answered, it defends its answer itself.
  const model = candidateOf(session, turn.label).model ?? member.model;
  const { instructions, messages } = buildDebateTurn({
    prompt: request.prompt,
    attachments: request.attachments,
    history: request.history,
    after: request.after,
    format: request.answer?.format,
    system: memberInstructions(request, member),
    own: turn.own,
    peers: turn.peers,
    nonce: ports.ids.nonce(),
    seed: hashSeed(request.seed, fusion, turn.label, turn.round),
    round: turn.round,
  });
  return {
    model,
    purpose: "debate",
    candidate: turn.label,
    fusion,
    attempt: attemptOf(session, fusion),
    instructions,
    messages,
    ...turnSettings(request, member, ports.models.facts(model)),
    debating: { round: turn.round, own: turn.own, peers: turn.peers },
  };
}
