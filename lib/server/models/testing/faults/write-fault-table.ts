import type { Outcome } from "./fault-shape";
import { FAULT_SHAPES } from "./fault-shapes";
import { expectedText, type Observed, observeColumn } from "./observe-fault";
import { COLUMNS } from "./play-fault";
import { playFaults } from "./play-faults";

/** Plays every fault in every column and tells what came of it, as Markdown. Called by `bench/faults.mjs`. */
export async function writeFaultTable(): Promise<string> {
  const find = await playFaults();
  const lines = FAULT_SHAPES.map((shape) => {
    const seen = COLUMNS.map((position) => observeColumn(find(shape, position), position));
    const as = seen.filter((one) => isAsRequired(one, shape.outcome)).length;
    const [first] = seen;
    const cells = [
      shape.name,
      first ? describe(first) : "",
      shape.outcome.kept.name,
      `${as} of ${seen.length}`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| fault | outcome | kept | columns as required |\n| --- | --- | --- | --- |";
  return `${head}\n${lines.join("\n")}\n\n${FAULT_SHAPES.length} faults.\n`;
}

function isAsRequired({ says, text, ...seen }: Observed, outcome: Outcome): boolean {
  const { kept: _, says: toSay, ...rest } = outcome;
  const same = (Object.keys(rest) as (keyof typeof rest)[]).every(
    (key) => JSON.stringify(rest[key]) === JSON.stringify(seen[key]),
  );
  return same && text === expectedText(outcome) && says.includes(toSay);
}

function describe({ status, reason, finish, retries, judged, by, cost }: Observed): string {
  const parts = [
    reason === null ? `${status} (${finish})` : `${status}: ${reason}`,
    retries === 0 ? null : retries === 1 ? "after one retry" : `after ${retries} retries`,
    by === "itself" ? null : `by ${by}`,
    judged ? "judged" : "not judged",
    `cost ${cost}`,
  ];
  return parts.filter((part) => part !== null).join(", ");
}
