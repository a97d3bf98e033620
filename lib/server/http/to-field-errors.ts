import type { z } from "zod";

type Issue = z.core.$ZodIssue;

export interface FieldError {
  /** Dotted, as `pool.0.temperature`; empty for the body itself. */
  path: string;
  message: string;
}

const MOST_ERRORS = 20;

/** One error for each field at fault. Of a union, the branch that was most likely meant speaks. */
export function toFieldErrors(issues: readonly Issue[]): FieldError[] {
  return issues.flatMap((issue) => toErrors(issue, [])).slice(0, MOST_ERRORS);
}

function toErrors(issue: Issue, parents: PropertyKey[]): FieldError[] {
  const path = [...parents, ...issue.path];
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: toPath([...path, key]),
      message: "There is no such setting: remove it.",
    }));
  }
  if (issue.code !== "invalid_union" || issue.errors.length === 0)
    return [{ path: toPath(path), message: issue.message }];
  const [likeliest = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
  return likeliest.flatMap((nested) => toErrors(nested, path));
}

/** A wrong type or an unknown key says that another branch was meant; a value out of range says that this one was. */
function distance(issues: readonly Issue[]): number {
  const strange = ["invalid_type", "invalid_value", "unrecognized_keys", "invalid_union"];
  const weigh = (issue: Issue) => {
    // A text where a list was asked for is not a list with faults.
    if (issue.code === "invalid_type" && issue.path.length === 0) return 1_000;
    return strange.includes(issue.code) ? 10 : 1;
  };
  return issues.reduce((sum, issue) => sum + weigh(issue), 0);
}

function toPath(path: readonly PropertyKey[]): string {
  return path.map(String).join(".");
}
