import type { ChatMessage } from "@/lib/fusion/run-request";

export interface DebateTurnTask {
  prompt: string;
  history: ChatMessage[];
  system: string | null;
  own: string;
  peers: string[];
  nonce: string;
  seed: number;
  round: number;
}

export function buildDebateTurn(task: DebateTurnTask): {
  instructions: string | null;
  messages: ChatMessage[];
} {
  return { instructions: task.system, messages: [...task.history, { role: "user", content: task.prompt }] };
}

export interface DebateTurnReading {
  outcome: "kept" | "revised";
  /** The claim it contests, in its own words. */
  contests: string | null;
  /** The member's answer after this turn. */
  answer: string;
  /** What was wrong with the turn's form, for people. */
  problem: string | null;
}

export function parseDebateTurn(text: string, own: string): DebateTurnReading {
  void text;
  return { outcome: "kept", contests: null, answer: own, problem: null };
}
