/** The number a text ends in. */
import type { FinalAnswer } from "./final-answer";
import { type Quantity, round, toQuantities } from "./numbers";

const BOXED = /\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}/g;
const SAID = /(?:####\s*|\b(?:answer|solution)\b[^.\n]{0,40}?(?:\bis\b|:|=)\s*)([^\n]{1,200})/gi;
const CONCLUDES =
  /\b(?:therefore|thus|hence|so|finally|in total|altogether|in conclusion|consequently|overall)\b/i;
const EQUALS = /[=≈]|\bequal(?:s|ing| to)\b/g;
const BOLD_NUMBER = /\*\*([^*\n]{0,60}\d[^*\n]{0,40})\*\*/g;

/**
 * A marked answer (boxed, `####`, "the answer is") counts for any prompt; the last number of the closing lines only
 * where the prompt asks for one.
 */
export function findNumber(text: string, { asked }: { asked: boolean }): FinalAnswer | null {
  const boxed = lastMatch(text, BOXED);
  if (boxed !== null) return fromBoxed(boxed);
  const said = lastMatch(text.slice(-2_000), SAID);
  const quantity = said === null ? undefined : pickResult(said);
  if (quantity && (asked || /^\W*[-−$€£\d]/.test(said ?? ""))) return toAnswer(quantity, true);
  return asked ? fromEnding(text) : null;
}

function fromBoxed(inside: string): FinalAnswer | null {
  const quantity = pickResult(inside);
  const expression = inside.replace(/\\(?:text|mathrm)\s*\{([^{}]*)\}/g, "$1").trim();
  if (!quantity || /\d\s*[a-z]\b/.test(expression.replace(/\b(?:kg|cm|km|mm|m|g|s|h)\b/g, ""))) {
    const key = expression.replace(/[\s\\,$]/g, "").toLowerCase();
    return key === ""
      ? null
      : { key: `text:${key.slice(0, 100)}`, text: expression.slice(0, 100), marked: true };
  }
  return toAnswer(quantity, true);
}

/** The last of the closing lines that has a number: what follows "=", else its bold number, else its last. */
function fromEnding(text: string): FinalAnswer | null {
  const lines = text
    .trim()
    .split(/\n+|(?<=[.!?])\s+(?=\p{Lu})/u)
    .slice(-8)
    .reverse();
  const concluding = lines.find((line) => CONCLUDES.test(line) && toQuantities(line).length > 0);
  const any = lines.find((line) => toQuantities(line).length > 0);
  const line = concluding ?? any;
  if (line === undefined) return null;
  const bold = lastMatch(line, BOLD_NUMBER);
  const quantity = pickResult(bold ?? line);
  return quantity ? toAnswer(quantity, false) : null;
}

/** Of "5 + 3 = 8" the 8; of "8 packs for 30 days" the last one only where nothing is equated. */
function pickResult(text: string): Quantity | undefined {
  const equals = [...text.matchAll(EQUALS)].at(-1);
  const right = equals ? toQuantities(text.slice(equals.index + equals[0].length))[0] : undefined;
  return right ?? toQuantities(text).at(-1);
}

function toAnswer({ given, unit }: Quantity, marked: boolean): FinalAnswer {
  const rounded = round(given);
  const sign = unit === "$" || unit === "€" || unit === "£" ? unit : "";
  const after = unit === "%" ? "%" : "";
  return {
    key: `number:${rounded}`,
    text: `${sign}${rounded.toLocaleString("en-US", { maximumFractionDigits: 6 })}${after}`,
    marked,
    value: rounded,
    percent: unit === "%",
  };
}

function lastMatch(text: string, pattern: RegExp): string | null {
  return [...text.matchAll(pattern)].at(-1)?.[1] ?? null;
}
