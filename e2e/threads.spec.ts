import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const FUSED = "Fused: the light scatters.";

test.beforeEach(({ lab }) => {
  lab.script("alder", answer("Alder says light."));
  lab.script("birch", answer("Birch says air."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Alder"), fusionBeatsBest: true, answer: FUSED })),
  );
});

const saidTo = (body: Record<string, unknown> = {}) => {
  const messages = (body.messages ?? []) as { role: string; content: string }[];
  return messages.map(({ role, content }) => [role, content]);
};

test("a run is followed up on the fused answer, then on B’s: the models are told exactly that, and the page says so", async ({
  page,
  playground,
  run,
  lab,
}) => {
  test.slow();
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.ask("Why is the sky blue?");
  await run.expectEnd(/Merged/);
  const form = page.getByRole("form", { name: "Follow up" });
  await form.getByRole("textbox", { name: "Follow-up" }).fill("And at dusk?");
  await page.keyboard.press("ControlOrMeta+Enter");
  const earlier = page.getByRole("list", { name: "Earlier steps" });
  await expect(earlier).toContainText("The next step saw the final answer");
  await expect(earlier).toContainText(FUSED);
  await expect(page.getByText("Step 2 · follows up on the final answer")).toBeVisible();
  await run.expectEnd(/Merged/);
  const told = [
    ["user", "Why is the sky blue?"],
    ["assistant", FUSED],
    ["user", "And at dusk?"],
  ];
  for (const model of ["alder", "birch"] as const) expect(saidTo(lab.bodies(model).at(-1))).toEqual(told);

  await form.getByRole("combobox", { name: "Which answer it follows up on" }).click();
  await page.getByRole("option", { name: "B’s answer" }).click();
  await form.getByRole("textbox", { name: "Follow-up" }).fill("So?");
  await form.getByRole("button", { name: "Follow up" }).click();
  await expect(page.getByText("Step 3 · follows up on B’s answer")).toBeVisible();
  await expect(earlier.getByRole("listitem").filter({ hasText: "And at dusk?" })).toContainText(
    "Birch says air.",
  );
  await run.expectEnd(/Merged/);
  expect(saidTo(lab.bodies("alder").at(-1))).toEqual([
    ...told,
    ["assistant", "Birch says air."],
    ["user", "So?"],
  ]);

  await earlier.getByRole("button", { name: "All its answers" }).first().click();
  await expect(earlier).toContainText("Alder says light.");
  await expectFine(page);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await earlier.getByRole("link", { name: "Open this step" }).first().click();
  await expect(page).toHaveURL(/\/runs\/run_/);
  await expect(page.getByRole("region", { name: "Later steps" })).toContainText("And at dusk?");
  await page.goto("/history");
  await expect(page.getByText("step 3 of 3")).toBeVisible();
});

test("an address fills the playground and runs nothing; what stood there comes back", async ({
  page,
  playground,
  lab,
}) => {
  await playground.open(labSetup({ pool: ["alder", "birch"] }));
  await playground.prompt.fill("My own words");
  await page.goto(`/?prompt=${encodeURIComponent("Linked?")}&models=lab/cedar,lab/nobody`);
  await expect(playground.prompt).toHaveValue("Linked?");
  await expect(playground.part("Pool")).toContainText("cedar");
  await expect(playground.setup).toContainText("nobody");
  await expect(page).toHaveURL(/\/$/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(playground.prompt).toHaveValue("My own words");
  await expect(playground.part("Pool")).toContainText("alder");
  expect(lab.calls("cedar")).toBe(0);
});
