import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";
import { AccountPages } from "./pages/account-pages";
import { ProfilesPage } from "./pages/profiles-page";
import { RunView } from "./pages/run-view";

// A server of its own: who is the first to sign up matters here.
test.use({ site: "lab", ownServer: true });

test("what a guest tried goes along when they sign up, is saved, and is shared with another until the link is revoked", async ({
  page,
  playground,
  run,
  lab,
  browser,
  baseURL,
}) => {
  test.slow();
  lab.script("alder", answer("Alder says four."));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
  const ada = new AccountPages(page);
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "best-of" }));
  await ada.expectGuest();
  await playground.ask("What did I try yesterday?");
  await run.expectEnd(/^Best of 2/);

  await page.getByRole("link", { name: "Sign up" }).click();
  await ada.signUp({ name: "Ada", email: "ada@example.com" });
  await page.goto("/history");
  await page.getByRole("link", { name: "What did I try yesterday?" }).click();
  await expect(run.text("A")).toContainText("Alder says four.");

  await page.getByRole("button", { name: "Open in playground" }).click();
  const profile = await playground.openPart("Profile");
  await profile.getByRole("button", { name: "Save as profile" }).click();
  const dialog = page.getByRole("dialog", { name: "Save as profile" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Trees");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(playground.part("Profile")).toHaveText(/Trees$/);

  const gate = lab.gate();
  lab.script("alder", answerAround(gate, "Alder begins", "and ends."));
  await playground.ask("Who watches?");
  await expect(run.text("A")).toContainText("Alder begins");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link" }).inputValue();

  const theirs = await browser.newContext({ baseURL });
  const reader = await theirs.newPage();
  const seen = new RunView(reader);
  await reader.goto(link);
  await expect(seen.text("A")).toContainText("Alder begins");
  gate.open();
  await expect(seen.text("A")).toContainText("and ends.");
  await expect(seen.answer).toContainText("Alder begins and ends.");
  expect(await reader.content()).not.toMatch(/ada@example\.com|sk-lab-secret|127\.0\.0\.1:\d+\/v1/);

  await page.getByRole("button", { name: "Revoke the link" }).click();
  await expect(page.getByText("Revoked: the old link leads nowhere now.")).toBeVisible();
  expect((await reader.goto(link))?.status()).toBe(404);
  await expect(reader.getByText("There is nothing at this address for you.")).toBeVisible();
  await expect(reader.getByText("Who watches?")).toHaveCount(0);
  await theirs.close();

  const profiles = new ProfilesPage(page);
  await profiles.open();
  await expect(profiles.row("Trees")).toContainText("1 run");
});
