import { describe, expect, it } from "vitest";
import { checkSetup, problemAt } from "./check-setup";
import { modelList } from "./testing/model-list";

describe("checkSetup", () => {
  it("finds nothing wrong with a setup the server takes", () => {
    expect(checkSetup({ prompt: "Why?", pool: [{ model: "lab/a" }] }, modelList())).toEqual([]);
  });

  it("names the field and the remedy for each thing the server would refuse", () => {
    const body = {
      prompt: " ",
      pool: [
        { model: "lab/a", temperature: 3 },
        { pasted: "", name: "" },
      ],
      wait: { policy: "quorum" as const, count: 3, graceMs: 0 },
      limits: { maxCostUsd: 0 },
    };
    expect(checkSetup(body, modelList())).toContainEqual({
      path: "limits.maxCostUsd",
      message: "A cap is more than 0 USD; leave it out for no cap.",
    });
  });

  it("explains a quorum larger than the pool", () => {
    const body = {
      prompt: "Why?",
      pool: [{ model: "lab/a" }],
      wait: { policy: "quorum" as const, count: 2, graceMs: 0 },
    };
    expect(checkSetup(body, modelList())).toEqual([
      {
        path: "wait.count",
        message: "A quorum of 2 is larger than the pool of 1: lower it, or add members.",
      },
    ]);
  });

  it("tells a member and a judge that are no longer offered", () => {
    const body = { prompt: "Why?", pool: [{ model: "lab/gone" }], judge: { models: ["auto", "lab/old"] } };
    expect(checkSetup(body, modelList())).toEqual([
      { path: "pool.0.model", message: "lab/gone is not offered here any more: choose another model." },
      { path: "judge.models.1", message: "lab/old is not offered here any more: choose another judge." },
    ]);
  });

  it("holds its tongue about models of a connection that is still loading", () => {
    const models = modelList();
    models.connections[0] = {
      id: "lab",
      name: "Lab",
      kind: "openai-compatible",
      status: "loading",
      message: null,
    };
    expect(checkSetup({ prompt: "Why?", pool: [{ model: "lab/gone" }] }, models)).toEqual([]);
  });
});

describe("problemAt", () => {
  const problems = [{ path: "pool.1.temperature", message: "From 0 to 2." }];
  it("finds a problem of the field or below it, and of no neighbour", () => {
    expect([
      problemAt(problems, "pool"),
      problemAt(problems, "pool.1.temperature"),
      problemAt(problems, "pool.10"),
      problemAt(problems, "wait"),
    ]).toEqual(["From 0 to 2.", "From 0 to 2.", null, null]);
  });
});
