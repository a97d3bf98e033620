import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

test.beforeEach(({ lab }) => {
  for (const model of ["alder", "birch", "cedar"] as const) lab.script(model, answer(`${model} says five.`));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "B" })),
  );
});

test("from load to answer to every column without a mouse", async ({ page, playground, run }) => {
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" }));
  await page.keyboard.press("/");
  await expect(playground.prompt).toBeFocused();
  await page.keyboard.type("How much is it?");
  await page.keyboard.press("ControlOrMeta+Enter");
  await run.expectEnd("Best of 3: B, picked by judge");

  await page.keyboard.press("Tab");
  await page.keyboard.press("j");
  await expect(run.column("A")).toBeFocused();
  await page.keyboard.press("j");
  await expect(run.column("B")).toBeFocused();
  await page.keyboard.press("k");
  await expect(run.column("A")).toBeFocused();
  await page.keyboard.press("3");
  await expect(run.column("C")).toBeFocused();
  await page.keyboard.press("f");
  await expect(run.findings).toBeFocused();
  await page.keyboard.press("a");
  await expect(run.answer).toBeFocused();
  const focusInAnswer = page.locator("#answer:focus, #answer :focus");

  await page.keyboard.press("r");
  await expect(run.judgeAgainDialog).toBeVisible();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press("Tab");
    const inside = await run.judgeAgainDialog.evaluate((dialog) => dialog.contains(document.activeElement));
    expect(inside, `after ${press + 1} tabs`).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(run.judgeAgainDialog).toHaveCount(0);
  await expect(focusInAnswer).toHaveCount(1);

  await page.keyboard.press("?");
  const keys = page.getByRole("dialog", { name: /keyboard/i });
  await expect(keys).toContainText("Judge again");
  await page.keyboard.press("Escape");
  await expect(keys).toHaveCount(0);
  await expect(focusInAnswer).toHaveCount(1);
});

test("the palette finds actions and runs", async ({ page, playground, run }) => {
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await playground.ask("A run to be found by its name");
  await run.expectEnd(/^Best of 2/);
  await page.keyboard.press("ControlOrMeta+k");
  const palette = page.getByRole("dialog", { name: "Search and actions" });
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("history");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/history/);
  await expect(palette).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+k");
  await expect(palette.getByRole("combobox")).toBeFocused();
  await page.keyboard.type("found by its name");
  await expect(palette.getByRole("option", { name: /found by its name/ }).first()).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/runs\//);
});

test("every letter reaches the palette: before its code has come, and opened again while it folds away", async ({
  page,
  playground,
}) => {
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  const field = page.getByRole("dialog", { name: "Search and actions" }).getByRole("combobox");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("his");
  await expect(field).toHaveValue("his");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("mod");
  await expect(field).toHaveValue("mod");
});

test("Esc closes what is open first, and only then stops the run; a toast takes no keys", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("birch", answerAround(lab.gate(), "Birch begins", "and ends."));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" }));
  await playground.ask("How much is it?");
  await expect(run.text("B")).toContainText("Birch begins");
  const pool = await playground.openPart("Pool");
  await pool.getByRole("button", { name: "Remove C, cedar" }).click();
  await expect(page.getByText("cedar was removed from the pool.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(pool).toHaveCount(0);
  await run.expectState("B", "Streaming");
  await page.keyboard.press("1");
  await expect(run.column("A")).toBeFocused();
  await page.keyboard.press("Escape");
  await run.expectState("B", "Stopped");
});

test("arrow up in an empty editor brings the last prompt back", async ({ page, playground, run }) => {
  await playground.open(labSetup({ pool: ["alder"], mode: "best-of" }));
  await playground.ask("Something worth repeating");
  await run.expectEnd(/^A’s own answer/);
  await playground.prompt.fill("");
  await playground.prompt.press("ArrowUp");
  await expect(playground.prompt).toHaveValue("Something worth repeating");
  await expect(page).toHaveURL(/run=/);
});
