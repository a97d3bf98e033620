import { readFile } from "node:fs/promises";
import type { APIRequestContext, Page } from "@playwright/test";
import { runExportSchema } from "@/lib/contract/export";
import { runListSchema } from "@/lib/contract/runs";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";

/** A run of two pasted answers: it needs no model, and is done at once. */
async function startRun(request: APIRequestContext, prompt: string, answer: string): Promise<string> {
  const pool = [
    { pasted: answer, name: "My draft" },
    { pasted: `Another: ${answer}`, name: "Hers" },
  ];
  const data = {
    prompt,
    mode: "best-of",
    pool,
    judge: { models: ["local/extractive"] },
    wait: { policy: "all" },
  };
  const { id } = (await (await request.post("/api/runs", { data })).json()) as { id: string };
  await expect
    .poll(async () => ((await (await request.get(`/api/runs/${id}`)).json()) as { status: string }).status)
    .toBe("completed");
  return id;
}

async function startThree(page: Page): Promise<string[]> {
  // The first answer makes the guest's cookie: the others must come after it.
  return [
    await startRun(page.request, "Why is the sky blue?", "Rayleigh scattering, mostly."),
    await startRun(page.request, "Why is the sea salty?", "Rivers bring minerals."),
    await startRun(page.request, "=1+1 in a sheet", "Two, unless it is a formula."),
  ];
}

test("a search finds a word of an answer, lights it, and says what it does not find", async ({
  page,
  history,
}) => {
  await startThree(page);
  await history.open();
  await expect
    .poll(() => history.titles())
    .toEqual(["=1+1 in a sheet", "Why is the sea salty?", "Why is the sky blue?"]);
  await page.keyboard.press("/");
  await page.keyboard.type("rayl");
  await expect.poll(() => history.titles()).toEqual(["Why is the sky blue?"]);
  await expect(history.row("sky").getByText("Rayleigh", { exact: true }).first()).toBeVisible();
  await expect(page).toHaveURL(/\?q=rayl$/);
  await history.search.fill("ayleigh");
  await expect(page.getByText("a word inside another is not")).toBeVisible();
  await page.getByRole("button", { name: "Show all runs" }).click();
  await expect.poll(() => history.titles()).toHaveLength(3);
  await expect(history.search).toHaveValue("");
});

test("filters come from the address, are shown, and say which of them to loosen", async ({
  page,
  history,
}) => {
  const [, sea] = await startThree(page);
  await page.request.patch(`/api/runs/${sea}`, { data: { tags: ["oceans"], starred: true } });
  await page.goto("/history?tag=oceans&mode=best-of");
  await expect.poll(() => history.titles()).toEqual(["Why is the sea salty?"]);
  await expect(page.getByRole("combobox", { name: "Filter by tag" })).toContainText("oceans");
  await page.goto("/history?tag=oceans&mode=debate");
  await page.getByRole("button", { name: "Without the mode" }).click();
  await expect.poll(() => history.titles()).toEqual(["Why is the sea salty?"]);
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await expect.poll(() => history.titles()).toHaveLength(3);
  await page.getByRole("button", { name: "Starred", exact: true }).click();
  await expect.poll(() => history.titles()).toEqual(["Why is the sea salty?"]);
});

test("a run is starred, renamed and tagged with the keyboard, and keeps it", async ({ page, history }) => {
  await startThree(page);
  await history.open();
  const link = history.row("sky blue").getByRole("link");
  await link.focus();
  await page.keyboard.press("s");
  await expect(
    history.list.getByRole("button", { name: "Unstar the run: Why is the sky blue?" }),
  ).toBeVisible();
  await link.focus();
  await page.keyboard.press("F2");
  await page.keyboard.type("Lord Rayleigh");
  await page.keyboard.press("Enter");
  await expect(history.row("Lord Rayleigh").getByRole("link")).toBeVisible();
  await history.choose("Lord Rayleigh", "Edit tags");
  await page.getByRole("combobox", { name: "Add a tag" }).fill("physics");
  await page.keyboard.press("Enter");
  // The longest there can be leaves room for its cross.
  const long = "W".repeat(40);
  await page.getByRole("combobox", { name: "Add a tag" }).fill(long);
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: `Remove the tag ${long}` }).click();
  await page.keyboard.press("Escape");
  await page.reload();
  await expect(history.row("Lord Rayleigh")).toContainText("physics");
  await expect(
    page.getByRole("navigation").or(page.locator("aside")).getByText("Lord Rayleigh").first(),
  ).toBeVisible();
});

test("a note is written in the run's head, and found", async ({ page, history }) => {
  const [sky] = await startThree(page);
  await page.goto(`/runs/${sky}`);
  await page.getByRole("button", { name: "Add a note" }).click();
  await page.getByRole("textbox", { name: "Note, for you alone" }).fill("Ask Priya about Tyndall");
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(page.getByRole("button", { name: "Edit the note" })).toBeVisible();
  await page.goto("/history?q=tyndall");
  await expect.poll(() => history.titles()).toEqual(["Why is the sky blue?"]);
  await expect(history.row("sky")).toContainText("note");
});

test("many are deleted at once, brought back, and deleted for good", async ({ page, history }) => {
  await startThree(page);
  await history.open();
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await page.getByRole("checkbox", { name: "Select the run: =1+1 in a sheet" }).click();
  await page
    .getByRole("checkbox", { name: "Select the run: Why is the sky blue?" })
    .click({ modifiers: ["Shift"] });
  const bar = page.getByRole("region", { name: "With the selected runs" });
  await expect(bar.getByRole("status")).toHaveText("3 selected");
  await page.getByRole("checkbox", { name: "Select the run: Why is the sky blue?" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect.poll(() => history.titles()).toEqual(["Why is the sky blue?"]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => history.titles()).toHaveLength(3);
  await page.getByRole("button", { name: "Select", exact: true }).click();
  await bar.getByRole("button", { name: "Select all loaded" }).click();
  await bar.getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("Every run you start is kept here")).toBeVisible();
  // What could still be undone is final once the page goes.
  await page.goto("/settings");
  await expect
    .poll(async () => runListSchema.parse(await (await page.request.get("/api/runs")).json()).items.length)
    .toBe(0);
});

test("exports download, hold what was said, and are no formulas", async ({ page, history }) => {
  await startThree(page);
  await history.open();
  const jsonDownload = page.waitForEvent("download");
  await history.choose("sky blue", "Export as JSON");
  const json = await jsonDownload;
  expect(json.suggestedFilename()).toBe("tokamak-why-is-the-sky-blue.json");
  const { runs } = runExportSchema.parse(JSON.parse(await readFile(await json.path(), "utf8")));
  expect(runs.map(({ candidates }) => candidates[0]?.text)).toEqual(["Rayleigh scattering, mostly."]);

  await page.getByRole("button", { name: "Select", exact: true }).click();
  const bar = page.getByRole("region", { name: "With the selected runs" });
  await bar.getByRole("button", { name: "Select all loaded" }).click();
  const csvDownload = page.waitForEvent("download");
  await bar.getByRole("button", { name: "Export" }).click();
  await page.getByRole("menuitem", { name: "CSV" }).click();
  const csv = await csvDownload;
  expect(csv.suggestedFilename()).toBe("tokamak-3-runs.csv");
  const text = await readFile(await csv.path(), "utf8");
  expect(text).toContain(",'=1+1 in a sheet,");
  expect(text).not.toContain(",=1+1");
});

test("a run is copied as Markdown", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const [sky] = await startThree(page);
  await page.goto(`/runs/${sky}`);
  await page.getByRole("button", { name: "Copy the run as Markdown" }).click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(
    /^# Why is the sky blue\?\n[\s\S]*## A: My draft[\s\S]*Rayleigh scattering, mostly\./,
  );
});

test("the palette finds a run by a word of its answer", async ({ page, history }) => {
  const [sky] = await startThree(page);
  await history.open();
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("scattering");
  await page.getByRole("option", { name: /Why is the sky blue/ }).click();
  await expect(page).toHaveURL(`/runs/${sky}`);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("axe finds nothing serious in a search, in selecting and in a note", async ({ page, history }) => {
      const [sky] = await startThree(page);
      await page.request.patch(`/api/runs/${sky}`, { data: { tags: ["physics"], starred: true, note: "n" } });
      await page.goto("/history?q=why");
      await expect.poll(() => history.titles()).toHaveLength(2);
      await page.getByRole("button", { name: "Select", exact: true }).click();
      await page.getByRole("checkbox").first().click();
      await expectFine(page);
      await page.goto(`/runs/${sky}`);
      await page.getByRole("button", { name: "Edit the note" }).click();
      await expectFine(page);
    });
  });
}
