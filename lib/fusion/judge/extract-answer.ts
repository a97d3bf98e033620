/**
 * The final answer of a text, where it states one in a form that can be compared: a boxed or "####" result, "the answer
 * is …", an option letter, yes or no. Null where it states none: prose has no final answer.
 * @returns a normalised key: "n:72", "o:d", "yes", "no", or "t:…" for other boxed text
 */
export function extractAnswer(text: string): string | null {
  const plain = text.replace(/<think(?:ing)?>[\s\S]*?<\/think(?:ing)?>/gi, "").normalize("NFKC");
  return (
    findMarked(plain) ?? findOption(plain) ?? findSaid(plain) ?? findYesNo(plain) ?? findNumberAlone(plain)
  );
}

/** The forms that MATH and GSM8K ask for; the last one is meant. */
const MARKED = /\\boxed\s*\{((?:[^{}]|\{[^{}]*\})*)\}|^\s*####\s*(.+)$/gm;

function findMarked(text: string): string | null {
  const last = Array.from(text.matchAll(MARKED)).at(-1);
  return last ? toKey(last[1] ?? last[2] ?? "") : null;
}

/** A final answer stands first or last; what is said in between may be about anything. */
const HEAD_CHARS = 200;
const TAIL_CHARS = 400;

function ends(text: string): string {
  if (text.length <= HEAD_CHARS + TAIL_CHARS) return text;
  return `${text.slice(0, HEAD_CHARS)}\n${text.slice(-TAIL_CHARS)}`;
}

const OPTION_ALONE = /(?:^|[\s*:.])\(([A-J])\)(?=[\s*.,;!]*(?:$|\n))/g;
const OPTION_SAID =
  /\b[Aa]nswer\s*(?:is|was|would be|should be|:|=)[\s*:]*(?:therefore|thus|option|choice)?[\s*(]*([A-J])(?=[\s*).,:;]|$)/g;
const OPTION_LEADS = /^(?:\(X\)|[\s*])*\(?([A-J])[).:]/;

/** "(D)" at a line's end, "the answer is D", a last line that opens with "D)", or the only letter that the end names. */
function findOption(text: string): string | null {
  const tail = text.slice(-TAIL_CHARS);
  const lastLine = tail.trimEnd().split("\n").at(-1) ?? "";
  const named = new Set(Array.from(tail.matchAll(/\(([A-J])\)/g), (hit) => hit[1]));
  const letter =
    lastGroup(tail, OPTION_ALONE) ??
    lastGroup(ends(text), OPTION_SAID) ??
    OPTION_LEADS.exec(lastLine)?.[1] ??
    (named.size === 1 ? [...named][0] : undefined);
  return letter ? `o:${letter.toLowerCase()}` : null;
}

function lastGroup(text: string, pattern: RegExp): string | undefined {
  return Array.from(text.matchAll(pattern)).at(-1)?.[1];
}

const SAID = /\b(?:answer|result|total|solution)\b[^.\n]{0,60}?(?:\bis|:|=)[\s*]*([^\n]{1,160})/gi;

/** "The total is 6 + 3 = 9 hours" means 9. */
function findSaid(text: string): string | null {
  const said = lastGroup(ends(text), SAID)?.split(/\.(?!\d)/)[0] ?? "";
  const number = NUMBER.exec(said.slice(said.lastIndexOf("=") + 1));
  return number ? toNumberKey(number[0]) : null;
}

function findYesNo(text: string): string | null {
  const first = /^[\s*_"]*(yes|no)\b/i.exec(text)?.[1];
  return first ? first.toLowerCase() : null;
}

/** A text that is little more than a number. */
function findNumberAlone(text: string): string | null {
  if (text.trim().length > 40) return null;
  const numbers = text.match(new RegExp(NUMBER, "g")) ?? [];
  return numbers.length === 1 ? toNumberKey(numbers[0] ?? "") : null;
}

const NUMBER = /[-−]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s*\/\s*\d+)?/;

function toKey(written: string): string | null {
  const inner = written.replace(/\\(?:text|mathrm|textbf|mathbf)\s*\{([^{}]*)\}/g, "$1").trim();
  const option = /^\(?([A-J])\)?[.:]?$/.exec(inner)?.[1];
  if (option) return `o:${option.toLowerCase()}`;
  const result = inner.slice(inner.lastIndexOf("=") + 1);
  const numbers = result.match(new RegExp(NUMBER, "g")) ?? [];
  if (numbers.length === 1) return toNumberKey(numbers[0] ?? "");
  const words = inner
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+\-*/^=]+/gu, " ")
    .trim();
  return words === "" ? null : `t:${words}`;
}

function toNumberKey(written: string): string {
  const [numerator = "", denominator] = written.replace(/,/g, "").replace("−", "-").split("/");
  const value = Number(numerator) / (denominator === undefined ? 1 : Number(denominator));
  return Number.isFinite(value) ? `n:${Number(value.toPrecision(12))}` : `t:${written.replace(/\s/g, "")}`;
}
