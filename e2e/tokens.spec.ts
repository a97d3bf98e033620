import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { TokensPage } from "./pages/tokens-page";

test.use({ site: "demo" });

test("a token is made and revoked without a mouse, and a program calls with it meanwhile", async ({
  page,
  context,
  server,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const tokens = new TokensPage(page);
  await tokens.open();
  await expect(page.getByRole("main")).toContainText(`curl ${server.url}/v1/chat/completions`);
  await page.getByRole("main").getByRole("button", { name: "New token" }).focus();
  await page.keyboard.press("Enter");
  await expect(tokens.dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Nightly");
  await page.keyboard.press("Enter");

  await expect(tokens.secret).toBeFocused();
  await expect(tokens.dialog).toContainText("it is shown this once");
  // What is shown once is not gone by a slip of the hand.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(tokens.dialog.getByRole("button", { name: "Copied" })).toBeFocused();
  const token = await page.evaluate(() => navigator.clipboard.readText());
  expect(token).toMatch(/^tk_[A-Za-z0-9]{16}_[A-Za-z0-9]{43}$/);
  await tokens.dialog.getByRole("button", { name: "Done" }).press("Enter");
  await expect(tokens.dialog).toBeHidden();
  await expect(tokens.row("Nightly")).toContainText(`tk_…${token.slice(-4)}`);
  expect(await page.content()).not.toContain(token);

  const call = (path: string, body?: object) =>
    fetch(`${server.url}${path}`, {
      method: body ? "POST" : "GET",
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body && JSON.stringify(body),
    });
  const pool = [{ model: "demo/careful" }, { model: "demo/swift" }];
  const asked = { prompt: "Asked by a program", pool, judge: { models: ["local/extractive"] } };
  const started = await call("/api/runs", asked);
  expect([started.status, started.headers.get("set-cookie")]).toEqual([202, null]);
  await page.goto("/history");
  await expect(page.getByText("Asked by a program").first()).toBeVisible();

  await tokens.open();
  await expect(tokens.row("Nightly")).toContainText("last used now");
  await page.getByRole("button", { name: "More for Nightly" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await expect(tokens.dialog).toContainText("This cannot be undone");
  await tokens.dialog.getByRole("button", { name: "Revoke" }).press("Enter");
  await expect(page.getByRole("main")).toContainText("A token lets a program run");
  expect((await call("/api/runs")).status).toBe(401);
});

test("what it may do, run and spend is set, changed and shown", async ({ page }) => {
  const tokens = new TokensPage(page);
  await tokens.open();
  await tokens.begin();
  await tokens.dialog.getByRole("textbox", { name: "Name" }).fill("Evaluation");
  await tokens.dialog.getByRole("switch", { name: /^Read/ }).click();
  await tokens.dialog.getByRole("radio", { name: /^Only what I name/ }).click();
  await tokens.dialog.getByRole("switch", { name: "Budget" }).click();
  await tokens.dialog.getByRole("combobox", { name: "Models" }).fill("demo/swift");
  await page.keyboard.press("Enter");
  await tokens.dialog.getByRole("textbox", { name: "At most a day" }).fill("1");
  await tokens.submit("Create");
  await expect(tokens.secret).toBeVisible();
  await tokens.dialog.getByRole("button", { name: "Done" }).click();
  const row = tokens.row("Evaluation");
  await expect(row).toContainText("Runs Budget, demo/swift");
  await expect(row).toContainText("$0 of $1.00 today");
  await expect(row).toContainText("never expires");

  await tokens.menu("Evaluation", "Name, limits…");
  await tokens.dialog.getByRole("textbox", { name: "Name" }).fill("Weekly");
  await tokens.dialog.getByRole("button", { name: "Take out demo/swift" }).click();
  await tokens.dialog.getByRole("combobox", { name: "Expires" }).click();
  await page.getByRole("option", { name: "In 30 days" }).click();
  await tokens.submit("Save");
  await expect(tokens.dialog).toBeHidden();
  await expect(tokens.row("Weekly")).toContainText("Runs Budget");
  await expect(tokens.row("Weekly")).not.toContainText("demo/swift");
  await expect(tokens.row("Weekly")).toContainText(/expires 20\d\d-/);
});

test.describe("what is wrong stands beside its field", () => {
  test.use({ expectedError: /422/ });

  test("a name that is missing, and nothing that it may do", async ({ page }) => {
    const tokens = new TokensPage(page);
    await tokens.open();
    await tokens.begin();
    for (const scope of [/^Run/, /^Read/]) await tokens.dialog.getByRole("switch", { name: scope }).click();
    await tokens.submit("Create");
    await expect(tokens.dialog).toContainText("Name the token");
    await expect(tokens.dialog).toContainText("Allow at least one thing");
    await expect(tokens.dialog.getByRole("textbox", { name: "Name" })).toBeFocused();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const width of [390, 1024, 1680]) {
    test(`axe finds nothing serious and nothing sticks out, ${colorScheme} at ${width}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const tokens = new TokensPage(page);
      await tokens.open();
      await expectFine(page, "without a token");
      await tokens.begin();
      await tokens.dialog
        .getByRole("textbox", { name: "Name" })
        .fill("A token with a long name for a narrow screen");
      await tokens.dialog.getByRole("radio", { name: /^Only what I name/ }).click();
      await tokens.dialog.getByRole("combobox", { name: "Models" }).fill(`lab/${"long-".repeat(20)}`);
      await page.keyboard.press("Enter");
      await expectFine(page, "the form");
      await tokens.submit("Create");
      await expect(tokens.secret).toBeVisible();
      await expectFine(page, "the token");
      await tokens.dialog.getByRole("button", { name: "Done" }).click();
      await expect(tokens.list).toBeVisible();
      await expectFine(page, "the list");
      await tokens.menu("A token with a long name for a narrow screen", "Revoke…");
      await expectFine(page, "revoking");
    });
  }
}
