import { messageAboutPrompt } from "@/lib/fusion/attachments";
import type { Label } from "@/lib/fusion/labels";
import { toPlainMessages } from "@/lib/fusion/plain-tool-turns";
import { hashSeed, shuffle } from "@/lib/fusion/random";
import type { ChatMessage } from "@/lib/fusion/run-request";
import { findAddressedToJudge } from "./addressed-to-judge";
import type { Contestant, JudgeCall, JudgeTask } from "./judge-call";
import { answerForm } from "./prompts/answer-form";
import { contestMessage } from "./prompts/contest-message";
import { judgeInstructions } from "./prompts/judge-instructions";
import { outputFormat } from "./prompts/output-format";
import { sanitise } from "./sanitise";

export interface Flag {
  candidate: Label;
  /** What reads as addressed to the judge, in the candidate's words. */
  excerpt: string;
}

/**
 * One message to a judge. Contestants are anonymous, in an order that follows from the seed, each sanitised and inside
 * a fence with the nonce. `contestants` come back in that order with their original texts; `flagged` is for the screen.
 */
export function buildJudgeCall(task: JudgeTask): JudgeCall & { flagged: Flag[] } {
  const { mode, nonce, criteria, after = [] } = task;
  const clean = (text: string) => sanitise(text, nonce).text;
  const cleanTurns = (messages: ChatMessage[]) =>
    toPlainMessages(messages).map((message) => ({ ...message, content: clean(message.content) }));
  const contestants = shuffle(task.contestants, hashSeed(task.seed, "judge"));
  const ids = contestants.map((contestant) => contestant.id);
  const output = outputFormat({
    ...{ mode, ids, criteria, maxTokens: task.maxTokens },
    hasForm: task.format !== undefined,
  });
  const content = contestMessage({
    nonce,
    prompt: clean(task.prompt),
    history: cleanTurns(task.history),
    after: cleanTurns(after),
    system: task.system === null ? null : clean(task.system),
    criteria,
    contestants: contestants.map((contestant) => ({ ...contestant, text: clean(contestant.text) })),
    form: task.format ? clean(answerForm(task.format)) : null,
    output,
  });
  return {
    instructions: judgeInstructions({ mode, nonce, tools: task.tools }),
    messages: [messageAboutPrompt(task, content)],
    contestants,
    flagged: findFlags(task.contestants, nonce),
  };
}

/** In the pool's order; the same words in several rounds of one candidate are flagged once. */
function findFlags(contestants: Contestant[], nonce: string): Flag[] {
  const flags = new Map<string, Flag>();
  for (const { candidate, text } of contestants) {
    for (const excerpt of [...sanitise(text, nonce).forged, ...findAddressedToJudge(text)]) {
      flags.set(`${candidate} ${excerpt}`, { candidate, excerpt });
    }
  }
  return [...flags.values()];
}
