import { expect, test } from "vitest";
import type { Problem } from "@/lib/contract/problem";
import { ApiError } from "./api";
import { serverProblems } from "./server-problems";

const refusal = (code: Problem["code"], errors?: Problem["errors"]) => {
  const problem: Problem = {
    type: "about:blank",
    title: "No",
    status: 402,
    code,
    detail: "Why not.",
    errors,
  };
  return serverProblems(new ApiError(problem.detail, problem.status, problem));
};

test("a refusal that names fields is said at them", () => {
  const errors = [{ path: "limits.maxCostUsd", message: "It may cost more." }];
  expect(refusal("over-budget", errors)).toEqual(errors);
});

test.each(["over-budget", "unpriced-model"] as const)("%s without a field is the budget's", (code) => {
  expect(refusal(code)).toEqual([{ path: "budget", message: "Why not." }]);
});

test.each(["busy", "rate-limited", "too-many-runs"] as const)("%s is of the whole request", (code) => {
  expect(refusal(code)).toEqual([{ path: "", message: "Why not." }]);
});

test("where no server was reached, the prompt is said to be there for another try", () => {
  expect(serverProblems(new ApiError("Away.", null, null))).toEqual([
    { path: "", message: "Away. Your prompt stays: run it again then." },
  ]);
});

test("so is what is no answer of ours, and no error is no problem", () => {
  expect(serverProblems(new Error("Away."))).toEqual([{ path: "", message: "Away." }]);
  expect(serverProblems(null)).toEqual([]);
});
