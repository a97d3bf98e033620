/** Sums a text writes out ("20 ÷ 2 = 10", "\frac{1}{5} \times 15 = 3"), recomputed. */
import { itemAt } from "./item-at";

const NUMBER = String.raw`[$€£]?\s?-?\d[\d,]*(?:\.\d+)?%?`;
const SUM = new RegExp(
  String.raw`(?<![\d.,^/*+=(−-]\s?|[\p{L}_)]\s?[-+*/]\s?)(${NUMBER}(?:\s?[-+*/]\s?${NUMBER}){1,6})\s?=\s?(${NUMBER})(?![\d^/*]|\s?[-+*/]\s?[\d(\p{L}])`,
  "gu",
);
/** A range of days ("25-30"), or a percentage taken off what stands before it. */
const MEANS_SOMETHING_ELSE = /^\d+-\d+$|[-+]\s?\d[\d.]*%/;
const MAX_SUMS = 200;

/** How many of the sums a text writes out hold, and how many do not. Rounded results hold. */
export function checkSums(text: string): { right: number; wrong: number } {
  const count = { right: 0, wrong: 0 };
  for (const [, left = "", result = ""] of [...readable(text).matchAll(SUM)].slice(0, MAX_SUMS)) {
    if (MEANS_SOMETHING_ELSE.test(left.trim())) continue;
    const expected = evaluate(left);
    const stated = toNumber(result);
    if (expected === null || !Number.isFinite(stated)) continue;
    const holds =
      isClose(expected, stated) || isClose(expected * 100, stated) || isClose(expected / 100, stated);
    if (holds) count.right += 1;
    else count.wrong += 1;
  }
  return count;
}

function isClose(expected: number, stated: number): boolean {
  return Math.abs(expected - stated) <= Math.max(0.006, Math.abs(expected) * 0.01);
}

/** Terms of products, left to right; null where it divides by zero. */
function evaluate(sum: string): number | null {
  const parts = sum.replace(/\s/g, "").match(/(?:^-)?[$€£]?\d[\d,]*(?:\.\d+)?%?|[-+*/]/g) ?? [];
  let total = 0;
  let product = toNumber(parts[0] ?? "");
  let sign = 1;
  for (let at = 1; at + 1 < parts.length; at += 2) {
    const value = toNumber(itemAt(parts, at + 1));
    if (parts[at] === "*") product *= value;
    else if (parts[at] === "/") {
      if (value === 0) return null;
      product /= value;
    } else {
      total += sign * product;
      sign = parts[at] === "+" ? 1 : -1;
      product = value;
    }
  }
  const result = total + sign * product;
  return Number.isFinite(result) ? result : null;
}

function toNumber(text: string): number {
  const value = Number(text.replace(/[$€£,%\s]/g, ""));
  return text.includes("%") ? value / 100 : value;
}

function readable(text: string): string {
  return text
    .replace(/\\text\s*\{[^{}]*\}/g, "")
    .replace(/\\[dt]?frac\s*\{\s*([\d.]+)\s*\}\s*\{\s*([\d.]+)\s*\}/g, "$1/$2")
    .replace(/\\(?:times|cdot)|[×✕·]|\\\*/g, "*")
    .replace(/\\div|÷/g, "/")
    .replace(/[−–]/g, "-")
    .replace(/\\text\s*\{[^{}]*\}|\\[,;!()[\]]|\\boxed\s*\{|[{}`]/g, "")
    .replace(/\\(?=[$%])|\*\*/g, "")
    .replace(/(?<=\d)\s+x\s+(?=\d)/g, " * ")
    .replace(/(\d)\s(?!x\b)(?:\p{L}+\s?){1,2}(?=\s?[-+*/=])/gu, "$1 ");
}
