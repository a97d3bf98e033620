import type { JudgePart } from "@/lib/fusion/judge/judge-call";
import { createJudgeParser, type JudgeParserOptions } from "@/lib/fusion/judge/parse-judge";

export const CONTESTANTS = [
  { id: "A", candidate: "A", round: 0 },
  { id: "A2", candidate: "A", round: 1 },
  { id: "B", candidate: "B", round: 0 },
  { id: "C", candidate: "C", round: 0 },
] as const;

/** Everything that the parser makes of an output, with neighbouring texts joined. */
export function parseWhole(
  output: string,
  options: Partial<JudgeParserOptions> = {},
  chunks: string[] = [output],
) {
  const parser = createJudgeParser({ mode: "merge", contestants: CONTESTANTS, ...options });
  const streamed = chunks.flatMap((chunk) => parser.push(chunk));
  const { parts, problems, needsRepair } = parser.end();
  return { parts: joinTexts([...streamed, ...parts]), problems, needsRepair };
}

function joinTexts(parts: JudgePart[]): JudgePart[] {
  const joined: JudgePart[] = [];
  for (const part of parts) {
    const last = joined.at(-1);
    if ((part.type === "answer" || part.type === "stray") && last?.type === part.type) last.text += part.text;
    else joined.push({ ...part });
  }
  return joined;
}
