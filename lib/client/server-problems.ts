import { ApiError } from "./api";
import type { FieldProblem } from "./check-setup";

/** A refusal as problems of fields; one that names no field stands for the whole request, with the path "". */
export function serverProblems(error: Error | null): FieldProblem[] {
  if (!error) return [];
  const errors = error instanceof ApiError ? error.problem?.errors : undefined;
  return errors && errors.length > 0 ? errors : [{ path: "", message: error.message }];
}
