import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";
import type { Playground } from "./pages/playground";
import { ProfilesPage } from "./pages/profiles-page";

test.use({ site: "lab" });

const SETUP = labSetup({
  pool: ["alder", { model: "lab/birch", temperature: 0.2 }],
  mode: "best-of",
  limits: { deadlineMs: 90_000 },
});

async function save(page: Page, playground: Playground, name: string): Promise<void> {
  const profile = await playground.openPart("Profile");
  await profile.getByRole("button", { name: "Save as profile" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as profile" });
  await dialog.getByRole("textbox", { name: "Name" }).fill(name);
  await dialog.getByRole("textbox", { name: "About" }).fill("Two trees.");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(playground.part("Profile")).toHaveText(new RegExp(`${name}$`));
}

test("an edited setup is saved, is there after a reload, and runs with all that it sets", async ({
  page,
  playground,
  run,
  lab,
}) => {
  lab.script("alder", answer("Alder says four."));
  lab.script("birch", answer("Birch says five."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Birch") })),
  );
  await playground.open(SETUP);
  await expect(playground.part("Profile")).toContainText("edited");
  await save(page, playground, "Trees");
  await page.reload();
  await expect(playground.part("Profile")).toHaveText(/Trees$/);
  await playground.ask("How much is it?");
  await run.expectEnd(/^Best of 2: B/);
  expect(lab.bodies("birch")).toMatchObject([{ temperature: 0.2 }]);

  // Changed again, it is updated in place.
  const mode = await playground.openPart("Mode");
  await mode.getByRole("radio", { name: /^Merge/ }).click();
  await playground.closePart("Mode");
  const profile = await playground.openPart("Profile");
  await profile.getByRole("button", { name: "Update Trees" }).click();
  await expect(playground.part("Profile")).toHaveText(/Trees$/);
  const listed = await (await page.request.get("/api/profiles")).json();
  expect(listed.items).toMatchObject([
    { name: "Trees", setup: { mode: "merge", limits: { deadlineMs: 90_000 } } },
  ]);
  await page.getByRole("button", { name: "Undo" }).last().click();
  await expect(playground.part("Profile")).toContainText("Trees, edited");

  const profiles = new ProfilesPage(page);
  await profiles.open();
  await expect(profiles.row("Trees")).toContainText("1 run");
  await profiles.row("Trees").getByRole("link", { name: "Trees" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("Two trees.");
  await expect(main).toContainText("temperature 0.2");
  await expect(main).toContainText("Best single answer");
  await expectFine(page);
});

test("a profile is exported, renamed, duplicated, imported, made the default, and deleted with undo", async ({
  page,
  playground,
}) => {
  const profiles = new ProfilesPage(page);
  await profiles.open();
  await expect(profiles.own).toContainText("Save as profile");
  await expectFine(page);
  await playground.open(SETUP);
  await save(page, playground, "Trees");
  await profiles.open();
  const downloading = page.waitForEvent("download");
  await profiles.menu("Trees", "Export");
  const file = await readFile(await (await downloading).path(), "utf8");
  expect(JSON.parse(file)).toMatchObject({ format: "tokamak.profile", version: 1, name: "Trees" });

  await profiles.menu("Trees", "Rename…");
  await profiles.dialog.getByRole("textbox", { name: "Name" }).fill("Forest");
  await profiles.dialog.getByRole("button", { name: "Save" }).click();
  await expect(profiles.row("Forest")).toBeVisible();
  await profiles.menu("Forest", "Duplicate");
  await expect(profiles.row("Forest copy")).toBeVisible();

  await profiles.importText(file.replace('"best-of"', '"worst-of"'));
  await expect(profiles.dialog.getByRole("alert")).toContainText("setup.mode");
  await profiles.dialog.getByRole("textbox", { name: "Or paste it" }).fill(file);
  await profiles.dialog.getByRole("button", { name: "Import" }).click();
  await expect(profiles.row("Trees")).toBeVisible();

  await profiles.menu("Trees", "Set as default");
  await expect(profiles.row("Trees")).toContainText("default");
  await profiles.menu("Forest", "Delete");
  await expect(profiles.row("Forest")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(profiles.row("Forest")).toBeVisible();
  await profiles.menu("Forest", "Delete");
  // What can still be undone is final once the page goes.
  await page.goto("/history");
  const kept = async () => (await page.request.get("/api/profiles")).text();
  await expect.poll(kept).not.toContain('"Forest"');
});

test("an address names the profile that the playground begins with", async ({ page, playground }) => {
  await playground.open(SETUP);
  await save(page, playground, "Trees");
  await page.goto("/?profile=budget");
  await expect(playground.part("Profile")).toHaveText(/Budget$/);
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/?profile=trees");
  await expect(playground.part("Profile")).toHaveText(/Trees$/);
  await page.goto("/?profile=nobodys");
  await expect(page.getByText("There is no profile “nobodys” here.").first()).toBeVisible();
  await expect(playground.part("Profile")).toHaveText(/Trees$/);
});
