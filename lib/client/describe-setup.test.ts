import { describe, expect, it } from "vitest";
import { describeJudges, describeMemberSettings, describeWaitPolicy, nameMembers } from "./describe-setup";
import { modelList } from "./testing/model-list";

describe("the words of the setup line", () => {
  it("name members by their own name, the model's, or the end of its id", () => {
    const pool = [
      { model: "lab/a" },
      { model: "lab/a", name: "Cold Alpha" },
      { model: "far/x/y-2" },
      { pasted: "…", name: "my draft" },
    ];
    expect(nameMembers(pool, modelList())).toEqual([
      { label: "A", name: "Alpha" },
      { label: "B", name: "Cold Alpha" },
      { label: "C", name: "y-2" },
      { label: "D", name: "my draft" },
    ]);
  });

  it("say who auto is, where that is known, and who serves next", () => {
    expect([
      describeJudges(["auto"], "lab/a", modelList()),
      describeJudges(["auto"], null, modelList()),
      describeJudges(["lab/b", "auto"], "lab/a", modelList()),
    ]).toEqual(["auto (Alpha)", "auto", "Beta, else auto (Alpha)"]);
  });

  it("say for whom the judge waits", () => {
    expect([
      describeWaitPolicy({ policy: "quorum", count: 2, graceMs: 5_000 }, 3),
      describeWaitPolicy({ policy: "quorum", count: 2, graceMs: 0 }, 3),
      describeWaitPolicy({ policy: "quorum", count: 3, graceMs: 5_000 }, 3),
      describeWaitPolicy({ policy: "all" }, 2),
      describeWaitPolicy({ policy: "all" }, 1),
    ]).toEqual([
      "waits for 2 of 3, then 5\u202fs",
      "waits for 2 of 3",
      "waits for all 3",
      "waits for both",
      "no waiting",
    ]);
  });

  it("say what a member has of its own", () => {
    expect([
      describeMemberSettings({
        model: "lab/a",
        temperature: 0,
        maxOutputTokens: 2048,
        reasoning: "low",
        instructions: "Be brief.",
      }),
      describeMemberSettings({ pasted: "", name: "" }),
    ]).toEqual([
      "lab/a · temperature 0 · at most 2\u202f048 tokens · reasoning low · own instructions",
      "Nothing pasted yet",
    ]);
  });

  it("say on whom a member falls back, through which connections, and what its model does not take", () => {
    const models = modelList();
    const [alpha, ...others] = models.items;
    const takes = { temperature: false, reasoning: true, maxOutputTokens: true };
    const items = alpha ? [{ ...alpha, takes }, ...others] : [];
    expect([
      describeMemberSettings(
        { model: "lab/a", temperature: 1, models: ["lab/b", "far/c-3"] },
        { ...models, items },
      ),
      describeMemberSettings({ model: "lab/a", models: [], route: "cheapest" }, models),
      describeMemberSettings({ model: "lab/a", route: ["lab", "gone"] }, models),
    ]).toEqual([
      "lab/a · temperature 1 (not taken) · falls back on Beta, else c-3",
      "lab/a · cheapest connection",
      "lab/a · through Lab, else gone",
    ]);
  });
});
