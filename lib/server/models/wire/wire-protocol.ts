import type { ProviderError } from "@/lib/server/models/faults/provider-error";
import type { WireFacts } from "./wire-facts";

/** What one event of a stream is to the guard. */
export type EventReading =
  /** To be handed on to the provider package; `last` closes the stream even where the socket stays open. */
  | { kind: "chunk"; data: string; last?: true }
  | { kind: "error"; error: ProviderError }
  /** A sign of life and no more, as a keep-alive comment is. */
  | { kind: "keep-alive" }
  | { kind: "unreadable" };

/**
 * How a provider's stream is read, beside its package: made once for each response. The reader notes in `facts` what an event
 * says beside the text, with finish reasons in OpenAI's words.
 */
export type WireProtocol = (facts: WireFacts) => (data: string) => EventReading;

/** A finish reason that only we know: the prompt itself was blocked. */
export const PROMPT_BLOCKED = "prompt_blocked";
