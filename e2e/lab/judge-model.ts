import {
  answer,
  type ScriptedModel,
  type UpstreamRequest,
} from "@/lib/server/models/testing/upstream-script";

/** An answer as the judge was shown it. */
export interface SeenAnswer {
  /** "A", or "A2" for what A said in the second round. */
  id: string;
  text: string;
}

export interface Judgement {
  winner: string;
  ties?: string[];
  /** Merge only. */
  fusionBeatsBest?: boolean;
  /** Merge only: the fused text. */
  answer?: string;
  findings?: Record<string, unknown>[];
  why?: string;
}

interface Pace {
  delayMs?: number;
}

/** A judge that keeps the protocol: it decides from the answers it is shown, as a real one must. */
export function judgeModel(
  decide: (seen: SeenAnswer[]) => Judgement,
  { delayMs = 0 }: Pace = {},
): ScriptedModel {
  return (request) => {
    const judgement = decide(readAnswers(request));
    return answer(writeSections(judgement, isMerge(request)), { delayMs });
  };
}

/** The id of the answer that holds the words. */
export function idOf(seen: readonly SeenAnswer[], words: string): string {
  const found = seen.find(({ text }) => text.includes(words));
  if (!found) throw new Error(`The judge was shown no answer with "${words}".`);
  return found.id;
}

export function readAnswers(request: UpstreamRequest): SeenAnswer[] {
  const asked = request.body?.messages.at(-1)?.content ?? "";
  const fenced = /<contestant-(\w+) id="([^"]+)"[^>]*>\n([\s\S]*?)\n<\/contestant-\1>/g;
  return [...asked.matchAll(fenced)].map(([, , id = "", text = ""]) => ({ id, text }));
}

function isMerge(request: UpstreamRequest): boolean {
  return request.body?.messages.at(-1)?.content.includes('"fusionBeatsBest": true or false') ?? false;
}

function writeSections(judgement: Judgement, merge: boolean): string {
  const { winner, ties = [], fusionBeatsBest = false, answer: fused, findings, why } = judgement;
  const said = findings ?? [{ kind: "blind-spot", claim: "Nobody names a source." }];
  const verdict = {
    winner,
    ties,
    confidence: "high",
    ...(merge ? { fusionBeatsBest } : {}),
    why: why ?? "It is right.",
  };
  const analysisSection = `<analysis>\n${said.map((finding) => JSON.stringify(finding)).join("\n")}\n</analysis>`;
  const verdictSection = `<verdict>\n${JSON.stringify(verdict)}\n</verdict>`;
  if (!merge) return `${verdictSection}\n${analysisSection}\n`;
  const answerSection = fused === undefined ? "" : `<answer>\n${fused}\n</answer>\n`;
  return `${analysisSection}\n${verdictSection}\n${answerSection}`;
}
