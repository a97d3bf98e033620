/** The option letter a text settles on. */
import type { FinalAnswer } from "./final-answer";
import type { Option } from "./question";
import { toTerms } from "./terms";

const BOXED = /\\boxed\s*\{\s*(?:\\text\s*\{)?\s*\(?([A-J])\b[^{}]*\}/g;
const SAID =
  /\b(?:answer|choice|option|solution|conclusion)\b[^.\n]{0,90}?(?:\bis\b|\bbe\b|:|=)\s*:?\s*(?:option|choice|answer)?\s*["'*_(\\[{]{0,6}([A-J])(?:(?=[).:*"'\]},])|(?=\s*$)|(?=\s[(\n]))/gimu;
const IS_RIGHT =
  /(?:option|choice|answer)?\s*["'*_(]{0,4}\b([A-J])\b[)*_"']{0,4}(?:\s*[:,-]?\s*[^.\n()]{0,160}?)?\s(?:is|was|seems|appears to be)\s+(?:the\s+)?(?:most\s+|best\s+)?(?:correct|right|accurate|best|only choice|appropriate)/gu;
const ENCLOSED = /(?<![\p{L}\p{N}])\(([A-J])\)/gu;
const BRACKETED = /(?<![\p{L}\p{N}])([A-J])\)/gu;
const LETTER_START = /^\s*["'*_(]{0,6}([A-J])[).:*]/gu;

const OPTION_LINE = /^\s*["'*_]{0,4}\(?([A-J])\)["'*_]{0,4}[\s:]/u;
const IS_LETTER = /\bis\s(?:option\s)?["'*_(]{0,4}([A-J])\)/gu;

/** In order of trust: boxed, the very end, "the answer is", "X is correct", the start, the last one in brackets. */
export function findOption(raw: string, options: Option[]): FinalAnswer | null {
  const letters = new Set(options.map((option) => option.letter));
  const text = raw.replace(/\(X\)/g, letters.has("X") ? "(X)" : " ");
  const pick = (letter: string | null | undefined, marked: boolean): FinalAnswer | null =>
    letter && letters.has(letter.toUpperCase()) ? toAnswer(letter.toUpperCase(), options, marked) : null;
  const marked = [
    last(text, BOXED),
    atEnd(text),
    last(text, SAID),
    last(text, IS_RIGHT),
    first(text, LETTER_START),
  ];
  for (const letter of marked) {
    const answer = pick(letter, true);
    if (answer) return answer;
  }
  return (
    pick(last(text, IS_LETTER), false) ??
    pick(last(text, ENCLOSED), false) ??
    pick(last(text, BRACKETED), false) ??
    pick(byWording(text, options), false)
  );
}

function toAnswer(letter: string, options: Option[], marked: boolean): FinalAnswer {
  const option = options.find((each) => each.letter === letter);
  const text = option?.text && option.text.length <= 120 ? `${letter}) ${option.text}` : letter;
  return { key: `option:${letter}`, text, marked };
}

function atEnd(text: string): string | null {
  const lines = text
    .trim()
    .split("\n")
    .slice(-8)
    .filter((each) => each.trim() !== "");
  const [before = "", line = ""] = lines.slice(-2).length === 2 ? lines.slice(-2) : ["", lines[0] ?? ""];
  const alone =
    /["'*_(\\[{]\s*([A-J])\s*[)*_\]}.\s"']*$/u.exec(line.slice(-160))?.[1] ??
    /^["'*_(\s]{0,6}([A-J])[)*_.:\s]{0,6}$/u.exec(line)?.[1];
  if (alone) return alone;
  // The last of the options gone through one by one is not the answer.
  return OPTION_LINE.test(before) ? null : (OPTION_LINE.exec(line)?.[1] ?? null);
}

/** The option whose words fill the closing sentence, where one clearly leads. */
function byWording(text: string, options: Option[]): string | null {
  const end = new Set(toTerms(text.trim().slice(-400)));
  const scored = options.map(({ letter, text: wording }) => {
    const terms = [...new Set(toTerms(wording))];
    return {
      letter,
      share: terms.length === 0 ? 0 : terms.filter((term) => end.has(term)).length / terms.length,
    };
  });
  scored.sort((a, b) => b.share - a.share);
  const [best, second] = scored;
  return best && best.share >= 0.8 && best.share - (second?.share ?? 0) >= 0.3 ? best.letter : null;
}

function last(text: string, pattern: RegExp): string | null {
  return [...text.matchAll(pattern)].at(-1)?.[1] ?? null;
}

function first(text: string, pattern: RegExp): string | null {
  return [...text.slice(0, 200).matchAll(pattern)][0]?.[1] ?? null;
}
