import type { Locator } from "@playwright/test";
import { startUpstream } from "@/lib/server/models/testing/upstream";
import { startAppServer } from "./app-server";
import { expectFine } from "./expect-fine";
import { test as base, expect } from "./fixtures";
import { bigCatalogue } from "./lab/big-catalogue";

const COUNT = 3_000;

/** A server with two connections, one of which lists thousands of models. */
const test = base.extend<object, { bigServer: { url: string } }>({
  bigServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const list = () => ({ status: 200, body: bigCatalogue(COUNT) });
      const upstream = await startUpstream({ models: {}, list });
      const own = {
        id: "annex",
        kind: "openai-compatible",
        baseURL: upstream.url,
        models: [{ id: "claude-opus-7" }],
      };
      const server = await startAppServer({
        OPENROUTER_API_KEY: "sk-or-picker",
        OPENROUTER_BASE_URL: upstream.url,
        CONNECTIONS: JSON.stringify([own]),
      });
      await use(server);
      await server.stop();
      await upstream.close();
    },
    { scope: "worker" },
  ],
  baseURL: ({ bigServer }, use) => use(bigServer.url),
});

const input = (pool: Locator) => pool.getByRole("combobox", { name: "Add a model" });
const options = (pool: Locator) => pool.getByRole("option");
const names = async (pool: Locator, count: number) =>
  (await options(pool).allInnerTexts()).slice(0, count).map((text) => text.split("\n")[0]);
/** The option that Enter would choose, as a screen reader is told. */
const active = (pool: Locator) => pool.locator("[role=option][aria-selected=true]");
const members = (pool: Locator) => pool.getByRole("list", { name: "Pool" }).getByRole("listitem");

test.beforeEach(async ({ page }) => {
  await page.goto("/");
  await expect(page.getByRole("region", { name: "Setup" })).toContainText("Claude Opus 99");
});

test("finds one of three thousand models, and draws only what is in sight", async ({ playground }) => {
  const pool = await playground.openPart("Pool");
  await expect(pool.getByText(/^3.00[0-9] models$/)).toBeVisible();
  expect(await options(pool).count()).toBeLessThan(40);
  await input(pool).fill("opus 299");
  await expect(options(pool)).toHaveCount(1);
  await expect(options(pool)).toContainText("Claude Opus 299");
  await expect(options(pool)).toContainText(/OpenRouter · 8k · \$[\d.]+ in · \$[\d.]+ out per M/);
  const before = await members(pool).count();
  await options(pool).click();
  await expect(members(pool)).toHaveCount(before + 1);
  await expect(members(pool).last()).toContainText("Claude Opus 299");
});

test("filters narrow the list, and an empty one says which to loosen", async ({ page, playground }) => {
  const pool = await playground.openPart("Pool");
  const choose = async (filter: string, option: string) => {
    await pool.getByRole("combobox", { name: filter }).click();
    await page.getByRole("option", { name: option, exact: true }).click();
  };
  await choose("Connection", "OpenRouter");
  await expect(pool.getByText(/^3.000 of 3.00\d models$/)).toBeVisible();
  await choose("Context", "1M or more");
  await expect(pool.getByText(/^600 of/)).toBeVisible();
  await choose("Price", "$1 out at most");
  await pool.getByRole("button", { name: "Takes images" }).click();
  // The list follows the filters when it can.
  const strays = async () =>
    (await options(pool).allInnerTexts()).filter((text) => !/1M · .*\$(0\.\d+|1) out/.test(text));
  await expect.poll(strays).toEqual([]);
  await input(pool).fill("claude");
  await expect(pool.getByText(/^No model called “claude” passes all filters/)).toBeVisible();
  await pool.getByRole("button", { name: "Clear filters" }).click();
  await expect(options(pool).first()).toContainText("Claude Opus");
});

test("sorts by price, the unknown last and said so", async ({ page, playground }) => {
  const pool = await playground.openPart("Pool");
  await input(pool).fill("openai 29");
  await pool.getByRole("combobox", { name: "Sort by" }).click();
  await page.getByRole("option", { name: /^Lowest price/ }).click();
  await expect(options(pool).first()).toContainText("out per M");
  const isSorted = async () => {
    const texts = await options(pool).allInnerTexts();
    const prices = texts.map((text) => Number(/\$([\d.]+) out/.exec(text)?.[1] ?? Number.POSITIVE_INFINITY));
    return prices.length > 1 && prices.every((price, at) => at === 0 || price >= (prices[at - 1] ?? 0));
  };
  await expect.poll(isSorted).toBe(true);
  await input(pool).press("ArrowUp");
  await expect(active(pool)).toContainText("price unknown");
  await expect(pool.getByText("Price unknown", { exact: true })).toBeAttached();
});

test("a favourite stands on top, and survives a reload", async ({ page, playground }) => {
  const pool = await playground.openPart("Pool");
  await input(pool).fill("kimi 77");
  await options(pool).filter({ hasText: "Kimi 77" }).locator("[data-star]").click();
  await input(pool).fill("");
  await expect(pool.getByText("Favourites", { exact: true })).toBeVisible();
  await page.reload();
  const again = await playground.openPart("Pool");
  await expect(options(again).first()).toContainText("Kimi 77");
  await expect(again.getByText("Favourites", { exact: true })).toBeVisible();
});

test("from the keyboard alone: search, move, mark, choose", async ({ page, playground }) => {
  await playground.part("Pool").focus();
  await page.keyboard.press("Enter");
  const pool = playground.popover("Pool");
  await expect(input(pool)).toBeVisible();
  while (!(await input(pool).evaluate((element) => element === document.activeElement)))
    await page.keyboard.press("Tab");
  await page.keyboard.type("glm 29");
  await expect(options(pool).first()).toContainText("GLM 29");
  expect(await names(pool, 3)).toEqual(["GLM 29", "GLM 290", "GLM 291"]);
  await page.keyboard.press("ArrowDown");
  await expect(active(pool)).toContainText("GLM 290");
  expect(await input(pool).getAttribute("aria-activedescendant")).toBe(await active(pool).getAttribute("id"));
  await page.keyboard.press("Shift+Enter");
  await expect(active(pool)).toContainText("favourite");
  for (let step = 0; step < 9; step += 1) await page.keyboard.press("ArrowDown");
  await expect(active(pool)).toBeInViewport();
  const chosen = (await active(pool).innerText()).split("\n")[0] ?? "";
  await page.keyboard.press("Enter");
  await expect(members(pool).last()).toContainText(chosen);
  await expect(options(pool).first()).toContainText("GLM 290");
  await page.keyboard.press("Escape");
  await expect(pool).toHaveCount(0);
});

test("a member changes its model in place, falls back and takes a route", async ({ page, playground }) => {
  const pool = await playground.openPart("Pool");
  const first = members(pool).first();
  await first.getByRole("button", { name: /^Settings of A/ }).click();
  await pool.getByRole("textbox", { name: "Output limit" }).fill("512");
  const pick = async (action: string, name: string) => {
    await pool.getByRole("button", { name: action }).click();
    const picker = page.getByRole("dialog", { name: action });
    await picker.getByRole("combobox", { name: action }).fill(name);
    await page.keyboard.press("Enter");
    await expect(picker).toHaveCount(0);
  };
  await pick("Change model", "claude opus 7");
  await expect(first).toContainText("openrouter/anthropic/claude-opus-7 · at most 512 tokens");
  await expect(pool.getByRole("textbox", { name: "Temperature" })).toBeDisabled();
  await expect(pool.getByText("Claude Opus 7 takes no temperature.")).toBeVisible();
  await pick("Add a fallback", "grok 12");
  await expect(first).toContainText("falls back on Grok 12");
  await pool.getByRole("combobox", { name: "Route" }).click();
  await page.getByRole("option", { name: /^Cheapest connection/ }).click();
  await expect(first).toContainText("cheapest connection");
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 390, height: 844 } });

    test("axe finds nothing serious in the picker and the settings, on a phone", async ({
      page,
      playground,
    }) => {
      const pool = await playground.openPart("Pool");
      const check = (where: string) => expectFine(page, where);
      await input(pool).fill("opus");
      await expect(options(pool).first()).toBeInViewport();
      await check("the list");
      await input(pool).fill("zebra");
      await check("nothing found");
      await pool.getByRole("button", { name: /^Settings of A/ }).click();
      await pool.getByRole("button", { name: "Add a fallback" }).click();
      await expect(page.getByRole("dialog", { name: "Add a fallback" })).toBeVisible();
      await check("a picker of its own");
    });
  });
}
