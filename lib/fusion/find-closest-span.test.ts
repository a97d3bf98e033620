import { expect, test } from "vitest";
import { createSpanFinder, findClosestSpan } from "./find-closest-span";

const TEXT =
  "Rayleigh scattering makes the sky blue. Shorter waves scatter more. At sunset the light travels further, so red remains.";

test("a claim in a judge's words finds the sentence it is about", () => {
  const span = findClosestSpan("At sunset the path is longer and red light remains", TEXT);
  expect(span && TEXT.slice(span.start, span.end)).toBe(
    "At sunset the light travels further, so red remains.",
  );
});

test("a claim about something else finds nothing", () => {
  expect(findClosestSpan("Whales are mammals and breathe air", TEXT)).toBeNull();
  expect(findClosestSpan("", TEXT)).toBeNull();
  expect(findClosestSpan("Anything", "")).toBeNull();
});

test("one finder answers many claims, each alone", () => {
  const find = createSpanFinder(TEXT);
  expect(
    [find("shorter waves scatter"), find("the sky is blue"), find("shorter waves scatter")].map(
      (span) => span?.start,
    ),
  ).toEqual([40, 0, 40]);
});
