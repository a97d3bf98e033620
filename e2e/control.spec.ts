import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

test.beforeEach(({ lab }) => {
  lab.script("alder", answer("Alder says forty-two."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Alder says forty-two.") })),
  );
});

test("stop ends everything, keeps what was said, and reaches the providers", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("birch", answerAround(lab.gate(), "Birch begins and", "never ends."));
  lab.script("cedar", answerAround(lab.gate(), "Cedar begins and", "never ends."));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
  await playground.ask("How much is it?");
  await expect(run.text("B")).toContainText("Birch begins and");
  await expect(run.text("C")).toContainText("Cedar begins and");
  await page.getByRole("button", { name: "Stop everything" }).click();

  await run.expectState("B", "Stopped");
  await run.expectState("C", "Stopped");
  await run.expectState("A", "Done");
  await expect(run.text("B")).toContainText("Birch begins and");
  await expect(run.text("B")).toContainText("Stopped. What it had said by then is kept.");
  await expect(page.getByText("Stopped: 1 of 3 answered, B and C were stopped")).toBeVisible();
  for (const model of ["birch", "cedar"] as const) {
    const request = await lab.upstream.settled(await lab.upstream.arrived(model));
    expect(request.abortedAt, model).not.toBeNull();
  }
  expect(lab.calls("judge")).toBe(0);
  await expect(page.getByRole("button", { name: "Run", exact: true })).toBeEnabled();
});

test("one column is stopped alone: the others go on and are judged without it", async ({
  playground,
  run,
  lab,
}) => {
  const rest = lab.gate();
  lab.script("birch", answerAround(lab.gate(), "Birch begins and", "never ends."));
  lab.script("cedar", answerAround(rest, "Cedar takes its time", "and ends well."));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await expect(run.text("B")).toContainText("Birch begins and");
  await run.act("B", /^Stop B/);
  await run.expectState("B", "Stopped");
  await run.expectState("C", "Streaming");
  rest.open();
  await run.expectEnd("Best of 2: A, picked by judge");
  await expect(run.text("C")).toHaveText("Cedar takes its time and ends well.");
  await expect(run.column("B").getByText("not judged")).toBeVisible();
});

test("one column is asked again: it starts over, the others stay, and judging again counts it in", async ({
  playground,
  run,
  lab,
}) => {
  const gate = lab.gate();
  lab.script("birch", answer("Birch says seven."));
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await run.expectEnd("Best of 2: A, picked by judge");

  lab.script("birch", answerAround(gate, "Birch thinks again:", "it is forty-two and a half."));
  await run.act("B", /^Ask B again/);
  await run.expectState("B", "Streaming");
  await expect(run.text("B")).toHaveText("Birch thinks again:");
  gate.open();
  await run.expectState("B", "Done");
  await expect(run.text("B")).toHaveText("Birch thinks again: it is forty-two and a half.");
  expect(lab.calls("alder")).toBe(1);
  expect(lab.calls("judge")).toBe(1);

  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "forty-two and a half") })),
  );
  await run.judgeAgain({});
  await run.expectEnd("Best of 2: B, picked by judge");
  expect(lab.calls("birch")).toBe(2);
});

test("judge now ends the waiting; the late answer still streams, is kept, and can be judged again", async ({
  page,
  playground,
  run,
  lab,
}) => {
  const late = lab.gate();
  lab.script("birch", answer("Birch says forty-three."));
  lab.script("cedar", answerAround(late, "Cedar is slow", "but right: fifty."));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await run.expectState("A", "Done");
  await run.expectState("B", "Done");
  await expect(page.getByText(/Waiting for 1 more of 3/)).toBeVisible();
  await page.getByRole("button", { name: "Judge now" }).click();

  await expect(run.head).toHaveText("Best of 2: A, picked by judge");
  await run.expectState("C", "Streaming");
  late.open();
  await run.expectState("C", "Done");
  await expect(run.text("C")).toHaveText("Cedar is slow but right: fifty.");
  await expect(run.column("C").getByText("not judged")).toBeVisible();

  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "fifty") })),
  );
  await run.judgeAgain({});
  await run.expectEnd("Best of 3: C, picked by judge");
  expect(lab.calls("cedar")).toBe(1);
});

test("enough have answered: after the grace the judge begins without the last one", async ({
  playground,
  run,
  lab,
}) => {
  lab.script("birch", answer("Birch says forty-three."));
  lab.script("cedar", answerAround(lab.gate(), "Cedar is slow", "and late."));
  const wait = { policy: "quorum", count: 2, graceMs: 300 } as const;
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of", wait }));
  await expect(playground.part("Waiting")).toContainText("waits for 2 of 3");
  await playground.ask("How much is it?");
  await expect(run.head).toHaveText("Best of 2: A, picked by judge");
  await run.expectState("C", "Streaming");
});

test("judging again with another mode and judge stands beside the first, and the pool is not asked again", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("birch", answer("Birch says forty-three."));
  lab.script(
    "second-judge",
    judgeModel((seen) => ({
      winner: idOf(seen, "forty-three"),
      fusionBeatsBest: true,
      answer: "Alder says forty-two. Birch says forty-three.",
    })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await run.expectEnd("Best of 2: A, picked by judge");
  await expect(run.fusions).toHaveCount(0);

  await run.judgeAgain({ mode: "Merge", judge: "second-judge" });
  await run.expectEnd("Merged from A and B by second-judge");
  await expect(run.fusions.getByRole("tab")).toHaveText([/F1.*Best of, judge/, /F2.*Merge, second-judge/]);
  await run.fusions.getByRole("tab", { name: /F1/ }).click();
  await expect(run.head).toHaveText("Best of 2: A, picked by judge");
  expect([lab.calls("alder"), lab.calls("birch"), lab.calls("judge"), lab.calls("second-judge")]).toEqual([
    1, 1, 1, 1,
  ]);

  await page.reload();
  await expect(run.head).toHaveText("Merged from A and B by second-judge");
  await expect(run.fusions.getByRole("tab")).toHaveCount(2);
});
