/** What a demo model will stream for a call: text known in advance, nothing of it made up on the spot. */
import type { ModelCall } from "@/lib/fusion/ports";
import { toPieces } from "./pieces";
import { findScript, findScriptByAnswer } from "./script-table";
import { VOICES, type VoiceId } from "./voices";

export interface ScriptedPiece {
  type: "reasoning" | "text";
  text: string;
}

export interface ScriptedReply {
  pieces: ScriptedPiece[];
  /** `length` where the call's output limit cut it. */
  finish: "stop" | "length";
  inputTokens: number;
}

/** Instructions, temperature and effort change nothing: a script has one answer. */
export function toScriptedReply(call: ModelCall, voice: VoiceId): ScriptedReply {
  const pieces = call.debating ? toText(turnOf(call.debating.own, voice)) : answerOf(call, voice);
  const kept = pieces.slice(0, call.maxOutputTokens ?? pieces.length);
  const inputTokens = call.messages.reduce((sum, { content }) => sum + toPieces(content).length, 0);
  return { pieces: kept, finish: kept.length < pieces.length ? "length" : "stop", inputTokens };
}

function answerOf({ messages }: ModelCall, voice: VoiceId): ScriptedPiece[] {
  const said = messages.filter(({ role }) => role !== "system");
  // A follow-up has no script, even where it repeats a sample prompt.
  const script = said.length === 1 ? findScript(said[0]?.content ?? "", voice) : null;
  if (!script) return toText(VOICES[voice].unscripted);
  const reasoning = toPieces(script.reasoning ?? "").map(
    (text): ScriptedPiece => ({ type: "reasoning", text }),
  );
  return [...reasoning, ...toText(script.answer)];
}

/** In the debate's form: what is contested, then keep or the new answer. */
function turnOf(own: string, voice: VoiceId): string {
  const turn = findScriptByAnswer(own, voice)?.turn;
  const contests = `<contests>${turn?.contests ?? "none"}</contests>`;
  return turn?.revised ? `${contests}\n<answer>\n${turn.revised}\n</answer>` : `${contests}\n<keep/>`;
}

function toText(text: string): ScriptedPiece[] {
  return toPieces(text).map((piece) => ({ type: "text", text: piece }));
}
