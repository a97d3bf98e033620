import { plainConversationOf, withUserTurn } from "@/lib/fusion/conversation";
import { hashSeed, shuffle } from "@/lib/fusion/random";
import type { AnswerFormat, AttachmentRef, ChatMessage } from "@/lib/fusion/run-request";
import { isFitToBeJudged } from "./fitness";
import { debateRequest } from "./prompts/debate-request";
import { sanitise } from "./sanitise";

export interface DebateTurnTask {
  prompt: string;
  attachments?: AttachmentRef[];
  history: ChatMessage[];
  /** What came after the prompt. */
  after?: ChatMessage[];
  /** What the member's answer has to keep to. */
  format?: AnswerFormat;
  /** The member's system prompt, its own instructions included. */
  system: string | null;
  /** What this member last answered. */
  own: string;
  /** What the others last answered, in any order. */
  peers: string[];
  nonce: string;
  seed: number;
  round: number;
}

/** The member's own conversation goes on: its answer is its own turn, and the others' come as a user's message. */
export function buildDebateTurn(task: DebateTurnTask): {
  instructions: string | null;
  messages: ChatMessage[];
} {
  const { system, own, nonce, seed, round, format } = task;
  const peers = shuffle(task.peers, hashSeed(seed, "debate", round, own)).map(
    (text) => sanitise(text, nonce).text,
  );
  const asked = plainConversationOf(task);
  const request = debateRequest({ nonce, peers, format });
  // Providers refuse an empty assistant message.
  const said: ChatMessage[] = own.trim() === "" ? asked : [...asked, { role: "assistant", content: own }];
  return { instructions: system, messages: withUserTurn(said, request) };
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

/**
 * Reads a debate turn leniently: members are not judges, and a turn is worth more than its form. What cannot be read
 * keeps the answer that stood before.
 */
export function parseDebateTurn(text: string, own: string): DebateTurnReading {
  const said = text.replace(/^\s*<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/i, "").trim();
  const contested = /<contests>([\s\S]*?)(?:<\/contests>|(?=<answer>|<keep\s*\/?>)|$)/i.exec(said);
  const contests = toClaim(contested?.[1] ?? "");
  const rest = contested ? said.replace(contested[0], "") : said;
  const keep = (problem: string | null): DebateTurnReading => ({
    outcome: "kept",
    contests,
    answer: own,
    problem,
  });
  const revise = (answer: string, problem: string | null): DebateTurnReading =>
    answer === own.trim() ? keep(problem) : { outcome: "revised", contests, answer, problem };

  const { answer, closed } = findAnswer(rest);
  if (answer !== null && isFitToBeJudged(answer)) {
    const keeps = KEEP.test(rest.slice(0, rest.search(/<answer>/i)));
    if (keeps)
      return revise(answer, "It said that it keeps its answer and wrote another; the other was taken.");
    return revise(answer, closed ? null : "The answer was cut off before its closing tag.");
  }
  if (KEEP.test(rest)) return keep(null);
  if (answer !== null) return keep("It wrote an empty answer; the one before was kept.");
  const bare = rest.replace(/<\/?(?:answer|contests|keep)\s*\/?>/gi, "").trim();
  if (!isSubstantial(bare) || SAYS_KEEP.test(bare))
    return keep("It kept to no form; its answer before was kept.");
  return revise(bare, "It wrote without the tags; all of it was taken as its answer.");
}

const KEEP = /<keep\s*\/?>/i;
/** Short untagged turns that only say that the answer stands. */
const SAYS_KEEP =
  /^[^\n]{0,160}\b(?:keep|stand by|stick (?:with|to)|maintain|unchanged|no change)\b[^\n]{0,160}$/i;
/** Shorter untagged text is a remark, not an answer to a prompt. */
const SUBSTANTIAL_CHARS = 40;

function isSubstantial(text: string): boolean {
  return text.length >= SUBSTANTIAL_CHARS && isFitToBeJudged(text);
}

/** From the first opening tag to the last closing one, so that tags inside the answer do no harm. */
function findAnswer(text: string): { answer: string | null; closed: boolean } {
  const open = /<answer>/i.exec(text);
  if (!open) return { answer: null, closed: false };
  const body = text.slice(open.index + open[0].length);
  const close = body.toLowerCase().lastIndexOf("</answer>");
  return { answer: (close === -1 ? body : body.slice(0, close)).trim(), closed: close !== -1 };
}

function toClaim(written: string): string | null {
  const claim = written.trim();
  return claim === "" || /^["'(*_]*(?:none|nothing|n\/a)\b[."')*_]*$/i.test(claim) ? null : claim;
}
