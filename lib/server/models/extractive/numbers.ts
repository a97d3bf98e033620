/** Numbers in text, as values with a unit: "1,000 ms", "€3.5 million", "40%", "\frac{1}{2}", "10 cookies". */
import { stem } from "./terms";

export interface Quantity {
  /** In the base unit where the unit is known: seconds, bytes, dollars. */
  value: number;
  /** As written, scale words included, in its own unit. */
  given: number;
  /** "%", "$", a normalised unit or the stem of the noun that follows; empty where nothing does. */
  unit: string;
  /** The words close by, within about 45 characters. */
  around: string;
}

const SCALES: Record<string, number> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
  trillion: 1e12,
};
const UNITS: Record<string, [string, number]> = {
  ms: ["s", 1e-3],
  millisecond: ["s", 1e-3],
  s: ["s", 1],
  sec: ["s", 1],
  second: ["s", 1],
  min: ["s", 60],
  minut: ["s", 60],
  hour: ["s", 3600],
  h: ["s", 3600],
  kb: ["byte", 1e3],
  mb: ["byte", 1e6],
  gb: ["byte", 1e9],
  tb: ["byte", 1e12],
  kib: ["byte", 1e3],
  mib: ["byte", 1e6],
  gib: ["byte", 1e9],
  tib: ["byte", 1e12],
  percent: ["%", 1],
  dollar: ["$", 1],
  usd: ["$", 1],
  euro: ["€", 1],
  eur: ["€", 1],
  cent: ["$", 0.01],
};
const NUMBER =
  /(?<![\p{L}\p{N}_.,])([-−]?)\s?([$€£]?)\s?(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,12})?)(?![\p{N}])(?:\s?(thousand|million|billion|trillion|bn|mn|[kKM](?![\p{L}])))?(?:\s?(%)|[\s-]{0,2}(\p{L}{1,24}))?/gu;

/** At most 200 quantities. Version numbers and list numbers are not told apart from others. */
export function toQuantities(text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const match of readable(text).matchAll(NUMBER)) {
    if (found.length >= 200) break;
    found.push(toQuantity(match));
  }
  return found;
}

function toQuantity(match: RegExpMatchArray): Quantity {
  const { index = 0, input: context = "" } = match;
  const [whole, sign, currency, digits = "0", scale, percent, noun] = match;
  const before = sign !== "" && /[\p{L}\p{N})]\s*$/u.test(context.slice(Math.max(0, index - 3), index));
  const value =
    Number(digits.replaceAll(",", "")) *
    (scale ? (SCALES[scale.toLowerCase()] ?? 1) : 1) *
    (sign && !before ? -1 : 1);
  const [unit, factor] = percent ? ["%", 1] : currency ? [currency, 1] : unitOf(noun);
  return {
    value: round(value * Number(factor)),
    given: round(value),
    unit: String(unit),
    around: context.slice(Math.max(0, index - 45), index + whole.length + 45),
  };
}

function unitOf(noun: string | undefined): [string, number] {
  if (!noun || NOT_UNITS.has(noun.toLowerCase())) return ["", 1];
  const key = stem(noun.toLowerCase());
  return UNITS[noun.toLowerCase()] ?? UNITS[key] ?? [key, 1];
}

const NOT_UNITS = new Set(
  "and or to in of on at is are was were for from with by per the a an as so then than that if but times x more less into out over plus minus equals equal divided multiplied total each".split(
    " ",
  ),
);

/** Same length is not kept: LaTeX fractions become decimals and thousands separators commas. */
function readable(text: string): string {
  return text
    .replace(/\\[dt]?frac\s*\{\s*(\d+)\s*\}\s*\{\s*(\d+)\s*\}/g, (all, top: string, bottom: string) =>
      Number(bottom) === 0 ? all : ` ${round(Number(top) / Number(bottom))}`,
    )
    .replace(/\{,\}|\\,(?=\d{3})/g, ",")
    .replace(/\\(?=[$%])|\\[,;!]/g, "")
    .replace(/\\text\s*\{([^{}]*)\}/g, "$1")
    .replace(/(\d)[\u00a0\u202f\u2009](?=\d{3}(?!\d))/g, "$1,")
    .replace(/[*_`]+/g, "");
}

/** Seven significant digits: beyond that two ways of computing differ. */
export function round(value: number): number {
  return Number(value.toPrecision(7));
}
