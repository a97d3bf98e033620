import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { APIRequestContext, Page } from "@playwright/test";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";

test.use({ site: "demo" });

const run = promisify(execFile);

/** A token of the browser's own, as its settings would make it. */
async function makeToken(request: APIRequestContext, url: string): Promise<string> {
  const response = await request.post(`${url}/api/tokens`, { data: { name: "e2e" } });
  expect(response.status()).toBe(201);
  return ((await response.json()) as { token: string }).token;
}

/** What a shell does with the copied code, where curl and the token are there. */
async function runInShell(code: string, token: string): Promise<{ model: string; choices: unknown[] }> {
  const env = { ...process.env, TOKAMAK_TOKEN: token };
  const { stdout } = await run("/bin/sh", ["-c", code.replace(/^curl/m, "curl -s")], { env });
  return JSON.parse(stdout);
}

async function copiedBy(page: Page, scope: ReturnType<Page["locator"]>): Promise<string> {
  await scope.getByRole("button", { name: "Copy code" }).first().click();
  await expect(scope.getByRole("button", { name: "Copied" }).first()).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

test("the page's snippets call the chosen profile, and the copied one is answered", async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "API" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "API" })).toBeVisible();
  const section = page.getByRole("region", { name: "Call it" });
  await section.getByRole("combobox", { name: "Profile" }).click();
  await page.getByRole("option", { name: "Budget" }).click();
  for (const language of ["Node", "Python", "AI SDK", "curl"]) {
    await section.getByRole("tab", { name: language }).click();
    const panel = section.getByRole("tabpanel");
    await expect(panel).toContainText("fusion/budget");
    await expect(panel).toContainText(`${server.url}/v1`);
  }
  const code = await copiedBy(page, section.getByRole("tabpanel"));
  const answered = await runInShell(code, await makeToken(page.request, server.url));
  expect([answered.model, answered.choices.length]).toEqual(["fusion/budget", 1]);
});

test("a changed setup is copied as code, and runs as it stands there", async ({
  page,
  context,
  server,
  playground,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("/?prompt=It%27s%20%24HOME%20%60x%60&models=demo/careful,demo/swift");
  await expect(playground.part("Pool")).toBeVisible();
  await page.getByRole("button", { name: "Copy as code" }).click();
  const dialog = page.getByRole("dialog", { name: "Copy as code" });
  const code = await copiedBy(page, dialog.getByRole("tabpanel"));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Copy as code" })).toBeFocused();
  await runInShell(code, await makeToken(page.request, server.url));
  const { items } = await (await page.request.get(`${server.url}/api/runs`)).json();
  const state = await (await page.request.get(`${server.url}/api/runs/${items[0].id}`)).json();
  expect(state.request.prompt).toBe("It's $HOME `x`");
  expect(state.request.pool.map(({ model }: { model: string }) => model)).toEqual([
    "demo/careful",
    "demo/swift",
  ]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, and nothing is wider than the page", async ({ page }) => {
      for (const width of [390, 1024, 1680]) {
        await page.setViewportSize({ width, height: 900 });
        await page.goto("/developers");
        await expect(page.getByRole("region", { name: "Call it" })).toContainText("curl");
        await expectFine(page, `at ${width}`);
      }
    });
  });
}
