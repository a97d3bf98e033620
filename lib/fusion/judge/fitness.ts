import type { AnswerFormat } from "@/lib/fusion/run-request";

/**
 * Openers that say nothing. On their own they win against naive judges ("master keys", Zhao et al. 2025, One Token to
 * Fool LLM-as-a-Judge), so an answer that is nothing else never reaches one.
 */
const MASTER_KEYS = [
  "thought process",
  "thinking process",
  "reasoning",
  "reasoning process",
  "solution",
  "answer",
  "the answer",
  "final answer",
  "explanation",
  "analysis",
  "verdict",
  "let's think step by step",
  "let us think step by step",
  "let's solve this problem step by step",
  "let us solve this problem step by step",
  "step by step",
  "sure",
  "of course",
  "certainly",
  "as an ai language model",
  "解",
  "解答",
  "答案",
  "思考过程",
  "かいせつ",
  "解説",
  "lösung",
  "antwort",
  "réponse",
  "respuesta",
  "решение",
  "ответ",
];
const KEYS = new Set(MASTER_KEYS);

/**
 * False for what no judge should see: nothing, punctuation alone, or a bare opener such as "Thought process:". Where a format was
 * asked for, JSON that holds nothing may be the answer.
 */
export function isFitToBeJudged(text: string, format?: AnswerFormat): boolean {
  if (format && /^\s*(\{\s*\}|\[\s*\])\s*$/.test(text)) return true;
  const unthought = text.replace(/<think(?:ing)?>[\s\S]*?(?:<\/think(?:ing)?>|$)/gi, "");
  const visible = unthought
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .normalize("NFKC")
    .replace(/[’ʼ]/g, "'");
  // A lone emoji may be the answer that was asked for; punctuation and keyboard symbols are not.
  if (!/[\p{L}\p{N}]/u.test(visible)) return /[^`^|~$<>=+\s\p{P}]/u.test(visible);
  const words = visible
    .toLowerCase()
    .replace(/[^\p{L}\p{N}']+/gu, " ")
    .trim();
  return !KEYS.has(words);
}
