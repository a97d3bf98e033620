/** Whether the numbers in two claims can both be right. */
import type { Quantity } from "./numbers";

/** No number, or the smaller set of numbers is within the larger (2% apart counts as rounding). */
export function numbersAgree(left: readonly Quantity[], right: readonly Quantity[]): boolean {
  const [few, many] = left.length <= right.length ? [left, right] : [right, left];
  return few.every((one) => many.some((other) => sameValue(one, other)));
}

export function sameValue(one: Quantity, other: Quantity): boolean {
  const scale = Math.max(Math.abs(one.value), Math.abs(other.value));
  return one.given === other.given || Math.abs(one.value - other.value) <= scale * 0.02;
}

export interface Conflict {
  unit: string;
  left: Quantity;
  right: Quantity;
}

/**
 * The one place where two claims put different numbers on the same unit; null where none or more than one differ.
 * Numbers without a unit, years and list positions are no conflict: too often they count different things.
 */
export function findConflict(left: readonly Quantity[], right: readonly Quantity[]): Conflict | null {
  const loneLeft = left.filter((one) => !right.some((other) => sameValue(one, other)));
  const loneRight = right.filter((one) => !left.some((other) => sameValue(one, other)));
  if (loneLeft.length === 0 || loneRight.length === 0 || loneLeft.length > 2 || loneRight.length > 2)
    return null;
  for (const one of loneLeft) {
    const other = loneRight.find((each) => each.unit === one.unit);
    if (other && one.unit !== "") return { unit: one.unit, left: one, right: other };
  }
  return null;
}
