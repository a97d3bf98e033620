import type { Mode } from "@/lib/fusion/run-request";
import type { Contestant, JudgePart } from "./judge-call";

export interface JudgeParser {
  push(chunk: string): JudgePart[];
  end(): JudgeEnd;
}

export interface JudgeEnd {
  parts: JudgePart[];
  /** What was wrong with the output, for people and for the repair call. */
  problems: string[];
  /**
   * True where something that the mode needs is missing or unreadable, so that asking again is worth a call.
   * False where the problems only cost single findings.
   */
  needsRepair: boolean;
}

export interface JudgeParserOptions {
  mode: Mode;
  contestants: readonly Pick<Contestant, "id" | "candidate" | "round">[];
  /** Set when reading a repair that was asked for without the answer section. */
  answerKept?: boolean;
}

export function createJudgeParser(options: JudgeParserOptions): JudgeParser {
  void options;
  return { push: () => [], end: () => ({ parts: [], problems: [], needsRepair: false }) };
}
