import type { LanguageModelV4, LanguageModelV4StreamPart, SharedV4Warning } from "@ai-sdk/provider";
import type { ModelCall, ModelPart } from "@/lib/fusion/ports";
import type { ToolCall } from "@/lib/fusion/run-request";
import { type CallFault, toFault } from "@/lib/server/models/faults/call-fault";
import { scrub } from "@/lib/server/models/faults/scrub";
import { createUpstreamFetch } from "@/lib/server/models/wire/open-upstream";
import { noFacts, noteUnreadable, type WireFacts } from "@/lib/server/models/wire/wire-facts";
import { findOutcomeFault, toTimeoutFault } from "./call-outcome";
import type { StreamTarget } from "./stream-model";
import { type Timeouts, timeoutsFor } from "./timeouts";
import type { Timers } from "./timers";
import { toCallOptions } from "./to-call-options";
import { ToolCalls } from "./tool-calls";
import { Watchdog } from "./watchdog";

/** Text, reasoning and calls of one answer: far above any model's limit, far below what would hurt the server. */
const MAX_CANDIDATE_BYTES = 8 * 1_048_576;

export interface AttemptEnd {
  facts: WireFacts;
  /** Null: a good answer. */
  fault: CallFault | null;
  /** Whether a token came, so that no other attempt may follow. */
  started: boolean;
  /** Whole, and none where there is a fault. */
  toolCalls: readonly ToolCall[];
}

/** One request upstream. Yields text, reasoning and the pieces of calls, returns the calls and how it ended, never throws. */
export async function* streamAttempt(
  target: StreamTarget,
  call: ModelCall,
  signal: AbortSignal,
  { timeouts, timers }: { timeouts: Timeouts; timers: Timers },
): AsyncGenerator<ModelPart, AttemptEnd> {
  const facts = noFacts();
  const watchdog = new Watchdog(
    timeoutsFor(timeouts, call.reasoning ?? (target.thinksUnseen ? "medium" : undefined)),
    timers,
    signal,
  );
  const heard: Heard = { bytes: 0, hasText: false, calls: new ToolCalls(target.onToolCall) };
  let ranOut = false;
  try {
    const reader = await open(target, call, watchdog, facts, timers);
    if (facts.generationId !== null) yield { type: "generation", id: facts.generationId };
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      noteInFacts(value, facts);
      const said = hear(value, heard);
      if (said === null) continue;
      watchdog.sawToken();
      if (heard.bytes > MAX_CANDIDATE_BYTES) {
        facts.fault ??= tooLong(target);
        watchdog.stop();
        break;
      }
      yield said;
    }
    ranOut = true;
  } catch (error) {
    facts.fault ??= toUnexpectedFault(error, target);
  } finally {
    // Also reached when the reader of this generator leaves early: the socket must not outlive it.
    if (ranOut) watchdog.finish();
    else watchdog.stop();
  }
  const { expired } = watchdog;
  const { name: connection, secrets } = target;
  const fault =
    expired && facts.finish === null
      ? toTimeoutFault(connection, expired)
      : findOutcomeFault({ connection, secrets, facts, ...heard });
  return { facts, fault, started: heard.bytes > 0, toolCalls: fault ? [] : heard.calls.whole };
}

type Piece = Extract<ModelPart, { text: string }>;

/** What came of an answer so far. */
interface Heard {
  bytes: number;
  hasText: boolean;
  calls: ToolCalls;
}

/** What a part of the package's stream says: words to hand on, a piece of a call, or nothing. */
function hear(value: LanguageModelV4StreamPart, heard: Heard): Piece | null {
  const piece = heard.calls.note(value);
  const part = piece === null ? toPart(value) : null;
  if (part?.type === "text" && !heard.hasText) heard.hasText = part.text.trim() !== "";
  heard.bytes += Buffer.byteLength(piece ?? part?.text ?? "");
  return piece ? { type: "tool-input", text: piece } : part;
}

function noteInFacts(part: LanguageModelV4StreamPart, facts: WireFacts): void {
  // An event that the package could not take; what ends a stream is known from the wire.
  if (part.type === "error") noteUnreadable(facts);
  if (part.type === "stream-start") facts.notes = part.warnings.flatMap(toNote);
  // An answer in a format may come as the call of a tool that the package made up: it knows, and hands it on as text.
  if (part.type === "finish" && part.finishReason.unified === "stop" && facts.finish === "tool_calls")
    facts.finish = "stop";
}

function tooLong({ name }: StreamTarget): CallFault {
  return toFault("truncated", `${name} sent more than 8 MiB; the answer was cut off there.`, {
    served: true,
  });
}

async function open(
  target: StreamTarget,
  call: ModelCall,
  watchdog: Watchdog,
  facts: WireFacts,
  timers: Timers,
) {
  const startedAtMs = timers.now();
  const fetch = createUpstreamFetch(
    {
      connection: target.name,
      secrets: target.secrets,
      agent: target.agent,
      protocol: target.protocol,
      onHeaders() {
        // Of the first response, where an answer goes on in another.
        facts.headersMs ??= timers.now() - startedAtMs;
        watchdog.sawHeaders();
      },
      timers,
      onEvent: () => (facts.finish === null ? watchdog.sawEvent() : watchdog.sawFinishReason()),
    },
    facts,
  );
  const model: LanguageModelV4 = target.languageModel(fetch);
  const { stream } = await model.doStream({
    ...toCallOptions(call),
    ...target.callOptions(call),
    abortSignal: watchdog.signal,
  });
  return stream.getReader();
}

function toPart(part: LanguageModelV4StreamPart): Piece | null {
  if (part.type === "text-delta" && part.delta !== "") return { type: "text", text: part.delta };
  if (part.type === "reasoning-delta" && part.delta !== "") return { type: "reasoning", text: part.delta };
  // Its own finish part says less than what was seen on the wire.
  return null;
}

/** A setting that the package changed or left out of the request; it knows what its models take. */
function toNote(warning: SharedV4Warning): string[] {
  if (warning.type === "other" || warning.type === "deprecated") return [warning.message];
  return [warning.details ?? `${warning.feature} is not supported by this model`];
}

/** The provider package failed before or beside the wire: by a setting it refuses, or a defect. */
function toUnexpectedFault(error: unknown, target: StreamTarget): CallFault {
  const words = scrub(error instanceof Error ? error.message : String(error), target.secrets);
  return toFault("unknown", `${target.name}: ${words}`, { served: true });
}
