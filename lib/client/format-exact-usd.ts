/** Money to the micro-dollar, so that what stands in a table can be added up by whoever reads it. */
import { toMicroUsd } from "@/lib/fusion/cost";
import { formatCount } from "./format";

const MICRO_DIGITS = 6;
const CENT_DIGITS = 2;

/** As many decimals as the finest of the amounts needs, and never fewer than cents have: then a column lines up. */
export function decimalsOf(amountsUsd: readonly number[]): number {
  const needed = amountsUsd.map((usd) => fractionOf(usd).replace(/0+$/, "").length);
  return Math.max(CENT_DIGITS, ...needed);
}

/** 1234.5 → "$1 234.50", 0.000123 → "$0.000123". `decimals` never cuts a digit off where it is `decimalsOf` the amounts. */
export function formatExactUsd(usd: number, decimals = decimalsOf([usd])): string {
  const sign = toMicroUsd(usd) < 0 ? "\u2212" : "";
  const whole = Math.floor(Math.abs(toMicroUsd(usd)) / 10 ** MICRO_DIGITS);
  return `${sign}$${formatCount(whole)}.${fractionOf(usd).slice(0, decimals)}`;
}

function fractionOf(usd: number): string {
  return String(Math.abs(toMicroUsd(usd)) % 10 ** MICRO_DIGITS).padStart(MICRO_DIGITS, "0");
}
