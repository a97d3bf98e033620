/** Asks whoever wrote an answer to write it again in the format that was asked for. Called by `settleAnswer`, once a fusion. */
import { noteLeftOut } from "./attachments";
import { formatSettings } from "./call-settings";
import { formatRequest } from "./judge/prompts/format-request";
import { LABELS } from "./labels";
import type { FusionTask } from "./modes/mode";
import type { ModelCall } from "./ports";
import { runCall } from "./run-call";
import type { FusionOutcome } from "./run-events";
import { type AnswerFormat, isPasted, type ModelId, type ModelMember } from "./run-request";
import { attemptOf, candidateOf, fusionOf } from "./run-session";

interface Misfit {
  answer: string;
  problems: string[];
  format: AnswerFormat;
}

type Asked = { kind: "said"; text: string } | { kind: "failed" | "stopped" };

/** `failed` also where nobody can be asked: an answer that was pasted has no writer here. */
export async function askForFormat(task: FusionTask, outcome: FusionOutcome, misfit: Misfit): Promise<Asked> {
  const { session, fusion, ledger, deadlineAt } = task;
  const writer = findWriter(task, outcome);
  if (!writer) return { kind: "failed" };
  const why = misfit.problems.join("; ");
  session.emit({
    type: "notice",
    code: "format-repaired",
    message: `${writer.model} was asked once more, for the format of the answer: ${why}`,
    fusion,
  });
  let text = "";
  const result = await runCall({
    call: toFormatCall(task, writer, misfit),
    ports: session.ports,
    signal: session.signal,
    deadlineAt,
    runStartedAtMs: session.startedAtMs,
    onPart(part) {
      if (part.type === "text") text += part.text;
      else if (part.type === "reset") text = "";
      else if (part.type === "left-out") noteLeftOut(session, part.message, { fusion });
      else if (part.type === "warning" || part.type === "retrying")
        session.emit({ type: "notice", code: "provider-warning", message: part.message, fusion });
    },
  });
  ledger.book(result.end);
  return result.kind === "finished" ? { kind: "said", text } : { kind: result.kind };
}

interface Writer {
  model: ModelId;
  /** Null: the judge. */
  member: ModelMember | null;
}

function findWriter({ session, fusion }: FusionTask, outcome: FusionOutcome): Writer | null {
  if (outcome.kind === "best-single" || outcome.kind === "only-candidate") {
    const member = session.request.pool[LABELS.indexOf(outcome.candidate)];
    if (!member || isPasted(member)) return null;
    // Where a fallback answered, it wrote the answer.
    return { model: candidateOf(session, outcome.candidate).model ?? member.model, member };
  }
  const { judge } = fusionOf(session, fusion);
  return judge === null ? null : { model: judge, member: null };
}

function toFormatCall({ session, fusion }: FusionTask, { model, member }: Writer, misfit: Misfit): ModelCall {
  const { request, ports } = session;
  const content = formatRequest({ nonce: ports.ids.nonce(), prompt: request.prompt, ...misfit });
  return {
    model,
    purpose: "repair",
    fusion,
    attempt: attemptOf(session, fusion),
    instructions: null,
    messages: [{ role: "user", content }],
    ...formatSettings(request, member, ports.models.facts(model)),
    format: misfit.format,
  };
}
