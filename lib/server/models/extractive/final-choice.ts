/** Which of the prompt's own choices a text recommends; yes or no. */

import { splitSentences } from "@/lib/fusion/split-sentences";
import type { FinalAnswer } from "./final-answer";
import { stem } from "./terms";

const RECOMMENDS =
  /\b(?:recommend\w*|choose|choice is|pick|go with|start with|use|prefer|opt for|best choice|winner|default|verdict|answer|conclusion|take|stick with|my vote)\b/i;
const REJECTS =
  /\b(?:not|never|avoid|don't|do not|isn't|rather than|instead of|over|unless|only if|if you|when you|later|until|than)\b/i;

/** The choice that recommending sentences name most, the first and the last such sentence counting double. */
export function findChoice(text: string, choices: string[]): FinalAnswer | null {
  const sentences = splitSentences(text)
    .map(({ start, end }) => text.slice(start, end))
    .filter((sentence) => RECOMMENDS.test(sentence));
  const votes = new Map<string, number>();
  for (const [index, sentence] of sentences.entries()) {
    const chosen = chosenIn(sentence, choices);
    if (chosen)
      votes.set(chosen, (votes.get(chosen) ?? 0) + (index === 0 || index === sentences.length - 1 ? 2 : 1));
  }
  const [best, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!best || (second && second[1] === best[1])) return null;
  return { key: `choice:${best[0].toLowerCase()}`, text: best[0], marked: true };
}

/** The first choice the sentence names after its recommending word and before a "not", "rather than", "if you". */
function chosenIn(sentence: string, choices: string[]): string | null {
  const clause = sentence.split(REJECTS)[0] ?? "";
  if (!RECOMMENDS.test(clause)) return null;
  const named = choices
    .map((choice) => ({ choice, at: findName(clause, choice) }))
    .filter(({ at }) => at >= 0);
  return named.sort((a, b) => a.at - b.at)[0]?.choice ?? null;
}

function findName(clause: string, choice: string): number {
  const lower = clause.toLowerCase();
  const exact = lower.indexOf(choice.toLowerCase());
  if (exact >= 0) return exact;
  const key = choice
    .toLowerCase()
    .split(" ")
    .map(stem)
    .filter((word) => word.length > 3)
    .at(-1);
  return key && choice.includes(" ") ? lower.indexOf(key) : -1;
}

export function findYesNo(text: string): FinalAnswer | null {
  const start = text.trim().slice(0, 60);
  const end = text.trim().slice(-300);
  const said = /\b(?:answer|verdict|conclusion)\b[^.\n]{0,30}?(?:is|:)\W*(yes|no|true|false)\b/i.exec(
    end,
  )?.[1];
  const word = said ?? /^\W*(yes|no|true|false|ja|nein|oui|non|sí)\b/iu.exec(start)?.[1];
  if (!word) return null;
  const yes = /^(?:yes|true|ja|oui|sí)$/i.test(word);
  return { key: `answer:${yes ? "yes" : "no"}`, text: yes ? "Yes" : "No", marked: true };
}
