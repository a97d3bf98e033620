/** Numbers as people type them, and as a field shows them: like the rest of the screens, but with every digit they have. */
import { formatCount } from "./format";

/** "1,000", "1,000,000.5": three digits after every comma, and nothing like "0,700", which is a fraction. */
const COMMA_GROUPS = /^-?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
/** "1.000.000", "1.000,5". One point alone, as in "1.000", is a decimal point. */
const POINT_GROUPS = /^-?[1-9]\d{0,2}(\.\d{3})+(\.\d{3}|,\d*)$/;
const PLAIN = /^-?(\d+\.?\d*|\.\d+)$/;

/** Null: nothing was typed. NaN: what was typed is not a number, or not yet. */
export function parseTypedNumber(text: string): number | null {
  // Narrow and no-break spaces are white space too.
  const bare = text.replace(/\s/g, "").replace(/[\u2212\u2013]/g, "-");
  if (bare === "") return null;
  const digits = ungrouped(bare);
  return PLAIN.test(digits) ? Number(digits) : Number.NaN;
}

function ungrouped(bare: string): string {
  if (COMMA_GROUPS.test(bare)) return bare.replaceAll(",", "");
  if (POINT_GROUPS.test(bare)) return bare.replaceAll(".", "").replace(",", ".");
  return bare.replace(",", ".");
}

/** 200000 → "200 000", 0.7 → "0.7". Null is the empty field. */
export function formatTypedNumber(value: number | null): string {
  if (value === null) return "";
  const [whole = "", fraction] = Math.abs(value)
    .toFixed(MOST_DECIMALS)
    .replace(/\.?0+$/, "")
    .split(".");
  const digits = formatCount(Number(whole)) + (fraction === undefined ? "" : `.${fraction}`);
  return value < 0 ? `\u2212${digits}` : digits;
}

const MOST_DECIMALS = 12;
