import type { Progress } from "@/lib/contract/openai/chat-response";
import type { RunEvent } from "@/lib/fusion/run-events";

/** What happens in a run, in one line; null for what is said often or elsewhere. */
export function toProgress(event: RunEvent): Progress | null {
  const base = { event: event.type, at_ms: event.at };
  switch (event.type) {
    case "candidate.started":
    case "debate.turn.started":
      return { ...base, candidate: event.candidate, ...("model" in event && { model: event.model }) };
    case "candidate.rerouted":
      return { ...base, candidate: event.candidate, model: event.to, message: event.message };
    case "candidate.retrying":
    case "candidate.failed":
      return { ...base, candidate: event.candidate, message: event.message };
    case "candidate.reset":
    case "candidate.completed":
    case "debate.turn.completed":
      return { ...base, candidate: event.candidate };
    case "fusion.started":
      return { ...base, model: event.judge };
    case "fusion.failed":
    case "notice":
      return { ...base, message: event.message };
    case "debate.settled":
    case "analysis.completed":
    case "verdict.completed":
    case "fusion.completed":
      return base;
    default:
      return null;
  }
}
