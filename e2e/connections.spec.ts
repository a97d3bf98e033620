import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { ConnectionsPage } from "./pages/connections-page";

const KEY = "sk-canary-4f1e9a77-through-the-page";

// A server of its own: what it may call is set for these tests.
test.use({ site: "demo", ownServer: true, serverEnv: { ALLOW_PRIVATE_HOSTS: "127.0.0.1" } });

let upstream: Upstream;
test.beforeEach(async () => {
  upstream = await startUpstream({ models: { oak: answer("Oak says so."), elm: answer("Elm says so.") } });
});
test.afterEach(() => upstream.close());

test("a person connects a server, tries it, runs with it, pauses it and takes it away", async ({
  page,
  playground,
  run,
}) => {
  const connections = new ConnectionsPage(page);
  await connections.open();
  await expect(connections.own).toContainText("Connect a provider with a key of your own");
  await connections.addServer({ baseUrl: upstream.url, name: "My lab", apiKey: KEY });
  const row = connections.row("My lab");
  await expect(row).toContainText("Ready");
  await expect(row).toContainText("2 models");
  await expect(row).toContainText("key ••••page");
  await row.getByRole("button", { name: "Test My lab" }).click();
  await expect(row).toContainText("It works: 2 models;");

  await playground.open();
  await playground.ask("Why is the sky blue?");
  await expect(run.text("A")).toContainText("says so.");
  expect(upstream.requests.at(-1)?.headers.authorization).toBe(`Bearer ${KEY}`);

  await connections.open();
  await connections.menu("My lab", "Pause");
  await expect(row).toContainText("Paused");
  await connections.menu("My lab", "Name, key…");
  await connections.field("Name").fill("Old lab");
  await connections.dialog.getByRole("button", { name: "Save" }).click();
  await expect(connections.row("Old lab")).toBeVisible();
  await connections.menu("Old lab", "Delete");
  await expect(connections.row("Old lab")).toBeHidden();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(connections.row("Old lab")).toBeVisible();
  await connections.menu("Old lab", "Delete");
  await expect(connections.row("Old lab")).toBeHidden();
  // What can still be undone is final once the page goes.
  await page.goto("/history");
  const kept = async () => (await page.request.get("/api/connections")).text();
  await expect.poll(kept).not.toContain("Old lab");
  await connections.open();
  await expect(connections.own).toContainText("Connect a provider with a key of your own");
});

test.describe("what is wrong stands beside its field", () => {
  test.use({ expectedError: /422/ });

  test("an address that is not called, a key that is missing, and the provider's own words", async ({
    page,
  }) => {
    upstream.script("oak", fault(401, { message: "This key was revoked." }));
    upstream.script("elm", fault(401, { message: "This key was revoked." }));
    const connections = new ConnectionsPage(page);
    await connections.open();
    await connections.choose(/^A server of yours/);
    const { dialog } = connections;
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(dialog).toContainText("Enter the server's address.");
    await connections.field("Address").fill("http://169.254.169.254/v1");
    await dialog.getByRole("button", { name: "Test" }).click();
    await expect(dialog).toContainText("169.254.169.254 is a cloud metadata address.");
    await connections.field("Address").fill(upstream.url);
    await dialog.getByRole("button", { name: "Test" }).click();
    await expect(dialog).toContainText("This key was revoked.");
    await dialog.getByRole("button", { name: "Back" }).click();
    await dialog.getByRole("button", { name: /^OpenAI GPT/ }).click();
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(dialog).toContainText("Enter the key.");
  });
});

test("all of it can be done by keyboard", async ({ page }) => {
  const connections = new ConnectionsPage(page);
  await connections.open();
  await page.getByRole("banner").getByRole("button", { name: "Add a connection" }).focus();
  await page.keyboard.press("Enter");
  await expect(connections.dialog.getByRole("button", { name: /^OpenRouter/ })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(connections.dialog.getByRole("button", { name: "Ollama" })).toBeFocused();
  for (let tab = 0; tab < 4; tab += 1) await page.keyboard.press("Tab");
  await page.keyboard.type(upstream.url);
  await page.keyboard.press("Enter");
  await expect(connections.row("127.0.0.1")).toContainText("Ready");
  await page.getByRole("button", { name: "More for 127.0.0.1" }).focus();
  await page.keyboard.press("Enter");
  // A key that comes before the menu has the focus is lost.
  await expect(page.getByRole("menuitem", { name: "Name, key…" })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitem", { name: "Pause" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(connections.row("127.0.0.1")).toContainText("Paused");
});

test("where only scripted models are, the picker leads here", async ({ page, playground }) => {
  await playground.open();
  await playground.openPart("Pool");
  await page.getByRole("link", { name: "Connect a model" }).click();
  await expect(page).toHaveURL(/\/settings\/connections$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, and nothing is wider than the page", async ({ page }) => {
      const connections = new ConnectionsPage(page);
      await connections.open();
      const check = (where: string) => expectFine(page, where);
      await check("with none");
      await connections.addServer({ baseUrl: upstream.url, name: "A lab with quite a long name of its own" });
      await check("with one");
      for (const width of [390, 1680]) {
        await page.setViewportSize({ width, height: 900 });
        await check(`at ${width}`);
      }
      await page.getByRole("banner").getByRole("button", { name: "Add a connection" }).click();
      await check("the kinds");
      await connections.dialog.getByRole("button", { name: /^OpenRouter/ }).click();
      await check("a form");
    });
  });
}
