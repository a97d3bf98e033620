import type { Label } from "@/lib/fusion/labels";
import { shuffle } from "@/lib/fusion/random";
import type { JudgeCall, JudgeTask } from "./judge-call";

export interface Flag {
  candidate: Label;
  excerpt: string;
}

export function buildJudgeCall(task: JudgeTask): JudgeCall & { flagged: Flag[] } {
  return { instructions: "", messages: [], contestants: shuffle(task.contestants, task.seed), flagged: [] };
}
