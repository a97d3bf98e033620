import type { Page } from "@playwright/test";
import type { CreateRun } from "@/lib/contract/create-run";
import { answer, fault, type UpstreamRequest } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { ConnectionsPage } from "./pages/connections-page";

test.use({ site: "lab" });

/** Starts a run as a script would, and opens its page. */
async function startRun(page: Page, pool: CreateRun["pool"]): Promise<void> {
  const data: CreateRun = {
    prompt: "How much is it?",
    mode: "best-of",
    pool,
    judge: { models: ["lab/judge"] },
  };
  const response = await page.request.post("/api/runs", { data });
  expect(response.status(), await response.text()).toBe(202);
  const { url } = (await response.json()) as { url: string };
  await page.goto(url);
}

test.beforeEach(({ lab }) => {
  lab.script("alder", answer("Alder is well and says five."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Cedar says six") })),
  );
  lab.script("cedar", answer("Cedar says six."));
});

test("where a model is down its fallback answers, under its own name, and is judged by it", async ({
  page,
  run,
  lab,
}) => {
  lab.script("birch", fault(503, { message: "The furnace is out" }));
  await startRun(page, [{ model: "lab/birch", models: ["lab/cedar"] }, { model: "lab/alder" }]);
  await run.expectEnd("Best of 2: A, picked by judge");
  await expect(page.getByRole("region", { name: "A: cedar", exact: true })).toBeVisible();
  await expect(run.text("A")).toContainText("cedar answers instead of birch.");
  await expect(run.text("A")).toContainText("The provider is overloaded or down.");
  await expect(run.text("A")).toContainText("The furnace is out");
  await expect(run.text("A")).toContainText("Cedar says six.");
  await run.expectState("A", "Done");
  expect([lab.calls("birch"), lab.calls("cedar"), lab.calls("alder")]).toEqual([4, 1, 1]);
  expect(lab.bodies("cedar")[0]?.messages).toEqual(lab.bodies("alder")[0]?.messages);
});

test("what a model had said before it was cut off is void, and can be read folded away", async ({
  page,
  run,
  lab,
}) => {
  lab.script("birch", { steps: [{ text: "Birch had begun " }, { text: "when the line broke" }, "cut"] });
  const gate = lab.gate();
  lab.script("cedar", { steps: [{ until: gate.opened }, ...answer("Cedar says six.").steps] });
  await startRun(page, [{ model: "lab/birch", models: ["lab/cedar"] }, { model: "lab/alder" }]);
  await expect(run.text("A")).toContainText("cedar answers instead of birch.");
  await run.expectState("A", "Waiting");
  await expect(run.text("A")).not.toContainText("when the line broke");
  gate.open();
  await run.expectEnd("Best of 2: A, picked by judge");
  const fold = run.text("A").getByRole("button", { name: "What it had said" });
  await fold.press("Enter");
  await expect(run.text("A")).toContainText("Birch had begun when the line broke");
  // Nothing of it reached the judge.
  expect(JSON.stringify(lab.bodies("judge"))).not.toContain("Birch had begun");

  await page.reload();
  await expect(run.text("A")).toContainText("cedar answers instead of birch.");
  lab.script("birch", answer("Birch is whole again and says seven."));
  await run.act("A", /^Ask A again/);
  await expect(run.text("A")).toHaveText("Birch is whole again and says seven.");
  await expect(page.getByRole("region", { name: "A: birch", exact: true })).toBeVisible();
});

test.describe("with a second connection to the same models", () => {
  test.use({ ownServer: true, serverEnv: { ALLOW_PRIVATE_HOSTS: "127.0.0.1" } });

  const byAnnex = (request: UpstreamRequest) => request.headers.authorization === "Bearer sk-annex";

  test("a call fails over before its first token, and a model that is to be left alone is passed over", async ({
    page,
    run,
    lab,
  }) => {
    const connections = new ConnectionsPage(page);
    await connections.open();
    await connections.addServer({ baseUrl: lab.upstream.url, name: "Annex", apiKey: "sk-annex" });
    await expect(connections.row("Annex")).toContainText("Ready");
    lab.script("birch", (request) =>
      byAnnex(request)
        ? answer("Birch of the annex says six.")
        : fault(429, { message: "Slow down, please" }, { "retry-after": "300" }),
    );
    const pool: CreateRun["pool"] = [{ model: "lab/birch", route: ["lab", "annex"] }];
    await startRun(page, pool);
    await run.expectState("A", "Done");
    await expect(run.text("A")).toContainText("Asked through annex instead of lab.");
    await expect(run.text("A")).toContainText("Slow down, please");
    await expect(run.text("A")).toContainText("Birch of the annex says six.");
    await expect(run.column("A").locator("header")).toContainText("annex");
    expect(lab.calls("birch")).toBe(2);

    await startRun(page, pool);
    await run.expectState("A", "Done");
    await expect(run.text("A")).toContainText("Resting for 5 min: it asked to be left alone.");
    await expect(run.text("A")).toContainText("Birch of the annex says six.");
    // The one that rests was not asked again.
    expect(lab.upstream.requestsFor("birch").map(byAnnex)).toEqual([false, true, true]);
  });
});
