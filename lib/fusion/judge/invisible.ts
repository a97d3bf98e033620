/**
 * Characters that a model reads and a person does not see. They are taken out before an answer reaches the judge;
 * joiners and selectors that change how a script or an emoji looks stay where they do that.
 */
export interface Stripped {
  text: string;
  /** What the Unicode tag block spelled: text that only a model could read. */
  hidden: string[];
  /** True where bidirectional controls were found: what is shown may run in another order than what is read. */
  reordered: boolean;
}

const TAGS = /[\u{E0001}\u{E0020}-\u{E007F}]+/gu;
/** Flags of England, Scotland and Wales are spelled with tag characters after a black flag. */
const TAG_FLAG = /\u{1F3F4}[\u{E0061}-\u{E007A}]{3,6}\u{E007F}/gu;
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /[\p{Cc}\p{Cs}\u{FFF9}-\u{FFFB}]/gu;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/gu;
const JOINS_LETTERS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}]/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F/u;

export function stripInvisible(text: string): Stripped {
  const hidden: string[] = [];
  const untagged = text.replace(TAG_FLAG, "\u{1F3F4}").replace(TAGS, (tags) => {
    hidden.push([...tags].map((tag) => toAscii(tag)).join(""));
    return "";
  });
  const visible = untagged
    .replace(LINE_ENDS, "\n")
    .replace(CONTROLS, (char) => (char === "\n" || char === "\t" ? char : ""))
    .replace(IGNORABLE, (char, at: number, whole: string) => (changesLook(char, at, whole) ? char : ""));
  return { text: visible, hidden: hidden.filter((word) => word.trim() !== ""), reordered: BIDI.test(text) };
}

function toAscii(tag: string): string {
  const code = (tag.codePointAt(0) ?? 0) - 0xe0000;
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : "";
}

function changesLook(char: string, at: number, whole: string): boolean {
  const before = charBefore(whole, at);
  const after = String.fromCodePoint(whole.codePointAt(at + char.length) ?? 0);
  if (char === "\uFE0F" || char === "\uFE0E") return /[\p{Emoji}]/u.test(before);
  if (char === "\u200D" && PICTURE.test(before)) return /\p{Extended_Pictographic}/u.test(after);
  if (char === "\u200C" || char === "\u200D") {
    return JOINS_LETTERS.test(before) && (JOINS_LETTERS.test(after) || char === "\u200D");
  }
  return false;
}

function charBefore(whole: string, at: number): string {
  const low = whole.charCodeAt(at - 1);
  const isPair = low >= 0xdc00 && low <= 0xdfff;
  return whole.slice(Math.max(0, at - (isPair ? 2 : 1)), at);
}
