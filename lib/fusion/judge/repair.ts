import { withUserTurn } from "@/lib/fusion/conversation";
import type { ChatMessage, Criterion, Mode } from "@/lib/fusion/run-request";
import type { JudgeCall } from "./judge-call";
import { outputFormat } from "./prompts/output-format";
import { repairRequest } from "./prompts/repair-request";

export interface RepairTask {
  call: JudgeCall;
  mode: Mode;
  /** What the judge wrote, whole. */
  output: string;
  problems: string[];
  /** The answer section was read well and is not to be written again. */
  keepAnswer: boolean;
  /** Named again in the form; the first message has them in any case. */
  criteria?: Criterion[];
  /** The answer has a form of its own, which the first message gives. */
  hasForm?: boolean;
}

/** The same call once more, with the judge's output and what was wrong with it. Asked once, never twice: the caller counts. */
export function buildRepairCall({
  call,
  mode,
  output,
  problems,
  keepAnswer,
  criteria = [],
  hasForm = false,
}: RepairTask): JudgeCall {
  const ids = call.contestants.map((contestant) => contestant.id);
  const format = outputFormat({ mode, ids, criteria, withoutAnswer: keepAnswer, hasForm });
  const request = repairRequest({ problems, format, keepAnswer });
  return { ...call, messages: addTurn(call.messages, output, request) };
}

/** Providers refuse an empty assistant message. */
function addTurn(messages: ChatMessage[], output: string, request: string): ChatMessage[] {
  const said: ChatMessage[] = output.trim() === "" ? [] : [{ role: "assistant", content: output }];
  return withUserTurn([...messages, ...said], request);
}
