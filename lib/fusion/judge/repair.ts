import type { Mode } from "@/lib/fusion/run-request";
import type { JudgeCall } from "./judge-call";

export interface RepairTask {
  call: JudgeCall;
  mode: Mode;
  /** What the judge wrote, whole. */
  output: string;
  problems: string[];
  /** The answer section was read well and is not to be written again. */
  keepAnswer: boolean;
}

export function buildRepairCall(task: RepairTask): JudgeCall {
  return task.call;
}
