/** `demo/*` as a connection: scripted models that need no key, paced like real ones. */
import type { ModelSummary } from "@/lib/contract/models";
import { FREE } from "@/lib/fusion/cost";
import { toFailure } from "@/lib/fusion/errors";
import type { CallBill, Clock, ModelCall, ModelPart } from "@/lib/fusion/ports";
import { hashSeed, seededRandom } from "@/lib/fusion/random";
import { type Connection, fixedListing } from "@/lib/server/models/connection";
import { sleep as sleepOn, systemTimers } from "@/lib/server/models/stream/timers";
import { warnOfUnmet } from "@/lib/server/models/warn-of-unmet";
import { type ScriptedPiece, toScriptedReply } from "./scripted-call";
import { VOICE_IDS, VOICES, type VoiceId } from "./voices";

const systemSleep: Clock["sleep"] = (ms, signal) => sleepOn(systemTimers, ms, signal);

export interface DemoOptions {
  sleep: Clock["sleep"];
  /** 1: as the voices say; 2: twice as slow; 0: without waiting. */
  pace: number;
}

/** Waits are jittered by a generator seeded with the call and its number, so that twins in one pool drift apart. */
export function demoConnection({ sleep = systemSleep, pace = 1 }: Partial<DemoOptions> = {}): Connection {
  let calls = 0;
  return {
    id: "demo",
    key: "instance:demo",
    name: "Demo (scripted)",
    kind: "demo",
    stream: (call, signal) => streamScript(call, signal, { sleep, pace, call: ++calls }),
    ...fixedListing(VOICE_IDS.map(toSummary)),
  };
}

function toSummary(voice: VoiceId): ModelSummary {
  return {
    id: `demo/${voice}`,
    connection: "demo",
    name: VOICES[voice].name,
    contextLength: null,
    maxOutputTokens: null,
    price: FREE,
    canAnswer: true,
    canJudge: false,
    takes: { temperature: false, reasoning: false, maxOutputTokens: true, images: false },
    about: VOICES[voice].about,
  };
}

async function* streamScript(
  call: ModelCall,
  signal: AbortSignal,
  { sleep, pace, call: number }: DemoOptions & { call: number },
): AsyncGenerator<ModelPart> {
  const voice = VOICE_IDS.find((id) => call.model === `demo/${id}`);
  if (!voice || call.purpose === "judge" || call.purpose === "repair") {
    yield {
      type: "failed",
      failure: toFailure("invalid-request", whyNot(call, voice)),
      served: false,
      ...toBill(0, []),
    };
    return;
  }
  const { firstTokenMs, tokensPerSecond } = VOICES[voice];
  const random = seededRandom(hashSeed(number, call.model));
  const reply = toScriptedReply(call, voice);
  const sent: ScriptedPiece[] = [];
  for (const piece of reply.pieces) {
    const meanMs = sent.length === 0 ? firstTokenMs : 1_000 / tokensPerSecond;
    if (pace > 0) await sleep(meanMs * pace * (0.6 + 0.8 * random()), signal);
    if (signal.aborted) break;
    sent.push(piece);
    yield piece;
  }
  const bill = toBill(reply.inputTokens, sent);
  if (signal.aborted)
    yield { type: "failed", failure: toFailure("unknown", "The call was stopped."), served: true, ...bill };
  else {
    yield* warnOfUnmet(call, `${VOICES[voice].name} is scripted, and`);
    yield { type: "finish", finish: reply.finish, ...bill };
  }
}

function whyNot({ model }: ModelCall, voice: VoiceId | undefined): string {
  return voice
    ? `${model} cannot judge: it is scripted. Use local/extractive, or connect a model.`
    : `There is no demo model ${model}; there are ${VOICE_IDS.map((id) => `demo/${id}`).join(", ")}.`;
}

function toBill(inputTokens: number, sent: readonly ScriptedPiece[]): CallBill {
  const reasoningTokens = sent.filter(({ type }) => type === "reasoning").length;
  return {
    usage: { inputTokens, outputTokens: sent.length, cachedTokens: 0, reasoningTokens },
    reportedUsd: null,
  };
}
