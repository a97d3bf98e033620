import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

test.beforeEach(({ lab }) => {
  lab.script("alder", answer("Alder is well and says five."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Alder is well") })),
  );
  lab.script(
    "second-judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Alder is well") })),
  );
});

test("failing members say what happened and what to do, each in its own words, and leave the good one alone", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("birch", fault(429, { message: "Slow down, please" }, { "retry-after": "2" }));
  lab.script("cedar", fault(500, { message: "The furnace is out" }));
  lab.script("dogwood", {
    steps: [{ text: "Dogwood had begun " }, { text: "when the line broke" }, { delayMs: 60 }, "cut"],
  });
  lab.script("elm", fault(401, { message: "No such key" }));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar", "dogwood", "elm"] }));
  await playground.ask("How much is it?");

  // That a wait is shown is told by column-faults.spec.ts, with one that lasts.
  await run.expectEnd("Only A answered: its own words, not a synthesis");
  await expect(run.text("A")).toHaveText("Alder is well and says five.");

  await run.expectState("B", "Failed");
  await expect(run.text("B")).toContainText("The provider limits how often it may be asked.");
  await expect(run.text("B")).toContainText("Slow down, please");
  await expect(run.text("B")).toContainText(
    "Wait as long as it says, or a minute, then ask again; or use another model.",
  );
  await run.expectState("C", "Failed");
  await expect(run.text("C")).toContainText("The furnace is out");
  await expect(run.text("C")).toContainText("The provider is overloaded or down.");
  await expect(run.text("D")).toContainText("Dogwood had begun when the line broke");
  await run.expectState("D", "Broke off");
  await run.expectState("E", "Failed");
  await expect(run.text("E")).toContainText("The key was not accepted.");
  expect([lab.calls("birch"), lab.calls("cedar"), lab.calls("dogwood"), lab.calls("elm")]).toEqual([
    4, 4, 1, 1,
  ]);
  await expect(page.locator("body")).not.toContainText("sk-lab-secret");

  lab.script("elm", answer("Elm has a key now and says six."));
  await run.act("E", /^Ask E again/);
  await run.expectState("E", "Done");
  await expect(run.text("E")).toHaveText("Elm has a key now and says six.");
});

test("a failed judge costs no candidate, and another judge can be asked", async ({
  playground,
  run,
  lab,
}) => {
  lab.script("judge", fault(400, { message: "The judge is on holiday" }));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await run.expectEnd("The judge failed: its provider rejected the request");
  await run.expectState("A", "Done");
  await run.expectState("B", "Done");
  await expect(run.answer).toContainText("The candidates’ own answers stand above.");
  await expect(run.answer).toContainText("The judge is on holiday");

  await run.judgeAgain({ judge: "second-judge" });
  await run.expectEnd("Best of 2: A, picked by second-judge");
  expect([lab.calls("alder"), lab.calls("birch")]).toEqual([1, 1]);
});

test("where the first judge fails the next one serves, and the page says so", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("judge", fault(400, { message: "The judge is on holiday" }));
  await playground.open(
    labSetup({ pool: ["alder", "birch"], mode: "best-of", judges: ["lab/judge", "lab/second-judge"] }),
  );
  await expect(playground.part("Judge")).toContainText("judged by judge, else second-judge");
  await playground.ask("How much is it?");
  await run.expectEnd("Best of 2: A, picked by second-judge");
  await expect(page.getByText(/lab\/second-judge judges instead/).first()).toBeVisible();
});

test("a judge that keeps to no format is asked once more, and then shown as it wrote", async ({
  playground,
  run,
  lab,
}) => {
  lab.script("judge", answer("I liked them all, really. The first was charming."));
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("How much is it?");
  await run.expectEnd("As the judge wrote it: it kept to no format");
  await expect(run.answer).toContainText("I liked them all, really. The first was charming.");
  await run.expectState("A", "Done");
  expect(lab.calls("judge")).toBe(2);
});

test("where nobody answers there is nothing to judge, and every column says why", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("alder", fault(401, { message: "No such key" }));
  lab.script("birch", fault(400, { message: "No such thing" }));
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("How much is it?");
  await expect(
    page.getByRole("heading", { name: "No candidate answered, so there is nothing to judge" }),
  ).toBeVisible();
  await expect(run.text("A")).toContainText("No such key");
  await expect(run.text("B")).toContainText("No such thing");
  expect(lab.calls("judge")).toBe(0);
});
