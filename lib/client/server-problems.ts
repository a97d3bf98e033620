import { ApiError } from "./api";
import type { FieldProblem } from "./check-setup";

/** Of what a monthly budget does not allow: no field is wrong, and it is said beside the cost. */
export const BUDGET_PATH = "budget";

/** A refusal as problems of fields; one that names no field stands for the whole request, with the path "". */
export function serverProblems(error: Error | null): FieldProblem[] {
  if (!error) return [];
  if (error instanceof ApiError && error.status === null)
    return [{ path: "", message: `${error.message} Your prompt stays: run it again then.` }];
  const problem = error instanceof ApiError ? error.problem : null;
  if (problem?.errors && problem.errors.length > 0) return problem.errors;
  const isAboutMoney = problem?.code === "over-budget" || problem?.code === "unpriced-model";
  return [{ path: isAboutMoney ? BUDGET_PATH : "", message: error.message }];
}
