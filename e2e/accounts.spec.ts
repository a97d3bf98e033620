import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { AccountPages, PASSWORD } from "./pages/account-pages";

// A server of its own: who is the first to sign up matters here.
test.use({ site: "demo", ownServer: true });

const ADA = { name: "Ada Lovelace", email: "ada@example.com" };

test("a guest's run comes along when they sign up, and is there after signing out everywhere and in again", async ({
  page,
  playground,
  run,
}) => {
  const account = new AccountPages(page);
  await page.goto("/");
  await account.expectGuest();
  await playground.ask("Why is the sky blue?");
  await run.expectEnd(/./);
  await page.getByRole("link", { name: "Sign up" }).click();
  await account.signUp(ADA);
  await page.goto("/history");
  await expect(page.getByText("Why is the sky blue?").first()).toBeVisible();

  await page.getByRole("button", { name: `Account: ${ADA.name}` }).click();
  await page.getByRole("menuitem", { name: "Account settings" }).click();
  await page.getByRole("link", { name: "Sessions", exact: true }).click();
  await expect(page.getByText("This browser")).toBeVisible();
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await account.expectGuest();
  await page.goto("/history");
  await expect(page.getByText("Why is the sky blue?")).toHaveCount(0);

  // Back to where one was.
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sign in" }).click();
  await account.signIn(ADA.email);
  await expect(page).toHaveURL(/\/history$/);
  await account.expectSignedIn(ADA.name);
  await expect(page.getByText("Why is the sky blue?").first()).toBeVisible();
});

test("signing out leaves nothing of what was written, in this tab and in the others", async ({
  page,
  context,
  playground,
}) => {
  const account = new AccountPages(page);
  await page.goto("/sign-up");
  await account.signUp(ADA);
  await playground.open();
  await playground.prompt.fill("For nobody else.");
  const other = await context.newPage();
  await other.goto("/");
  await expect(other.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue("For nobody else.");
  await other.getByRole("button", { name: `Account: ${ADA.name}` }).click();
  await other.getByRole("menuitem", { name: "Sign out" }).click();
  await new AccountPages(other).expectGuest();
  await expect(other.getByRole("textbox", { name: "Prompt", exact: true })).toHaveValue(
    SAMPLE_PROMPTS[0]?.prompt ?? "",
  );
  await account.expectGuest();
  await expect(playground.prompt).toHaveValue(SAMPLE_PROMPTS[0]?.prompt ?? "");
});

test.describe("by invitation", () => {
  test.use({ serverEnv: { SIGNUP: "invite" } });

  test("the first account is the admin, whose link lets one more person in, once", async ({
    page,
    browser,
    baseURL,
  }) => {
    const account = new AccountPages(page);
    await page.goto("/sign-up");
    await expect(page.getByText("The first account looks after this instance")).toBeVisible();
    await account.signUp(ADA);
    await page.goto("/settings/people");
    await page.getByLabel("For whom").fill("Bob from work");
    await page.getByRole("button", { name: "Make a link" }).click();
    const link = await page.getByLabel("Invitation link").inputValue();
    expect(link).toMatch(new RegExp(`^${baseURL}/sign-up#invitation=`));

    const others = await browser.newContext({ baseURL });
    const other = await others.newPage();
    const bob = new AccountPages(other);
    await other.goto("/sign-up");
    await expect(other.getByText("takes an invitation")).toBeVisible();
    await other.goto("about:blank");
    await other.goto(link);
    await expect(other.getByText("You are invited.")).toBeVisible();
    expect(other.url()).toBe(`${baseURL}/sign-up`);
    await bob.signUp({ name: "Bob", email: "bob@example.com" });
    await other.goto("/settings/people");
    await expect(other.getByText("Only an admin of this instance can see this page.")).toBeVisible();

    await page.reload();
    await expect(page.getByRole("list", { name: "Invitations" })).toContainText("Used");
    await page.getByRole("button", { name: "More for Bob" }).click();
    await page.getByRole("menuitem", { name: "Disable, and sign out everywhere" }).click();
    await expect(page.getByRole("list", { name: "Accounts" })).toContainText("Disabled");
    await other.goto("/");
    await bob.expectGuest();
    await others.close();
  });
});

test.describe("what is wrong is said beside its field", () => {
  test.use({ expectedError: /4(01|03|22)/ });

  test("and the first field at fault has the focus; a wrong password tells nothing more", async ({
    page,
  }) => {
    const account = new AccountPages(page);
    await page.goto("/sign-up");
    await account.fill({ name: "Ada", email: "nobody", password: "short" });
    await page.keyboard.press("Enter");
    await expect(account.form.getByText("This is no email address")).toBeVisible();
    await expect(account.form.getByText("At least 10 characters.", { exact: true })).toBeVisible();
    await expect(account.form.getByLabel("Email")).toBeFocused();
    await account.signUp(ADA);
    await page.getByRole("button", { name: `Account: ${ADA.name}` }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await account.expectGuest();
    await page.goto("/sign-in?next=https://evil.example/");
    await account.signIn(ADA.email, "not the password");
    await expect(account.form.getByRole("alert")).toHaveText(
      "The email address or the password is not right.",
    );
    await account.signIn(ADA.email);
    await account.expectSignedIn(ADA.name);
    expect(new URL(page.url()).pathname).toBe("/");
  });
});

test("all of it can be done by keyboard, and the password looked at", async ({ page }) => {
  const account = new AccountPages(page);
  await page.goto("/sign-up");
  await account.form.getByLabel("Name").focus();
  await page.keyboard.type(ADA.name);
  await page.keyboard.press("Tab");
  await page.keyboard.type(ADA.email);
  await page.keyboard.press("Tab");
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(account.form.getByLabel("Password", { exact: true })).toHaveAttribute("type", "text");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await account.expectSignedIn(ADA.name);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, and nothing is wider than the page", async ({ page }) => {
      test.slow();
      const account = new AccountPages(page);
      for (const path of ["/sign-in", "/sign-up", "/settings/appearance", "/settings/account"]) {
        await page.goto(path);
        await expect(
          page.getByRole("main").getByRole("link").or(page.getByRole("radio")).first(),
        ).toBeVisible();
        await expectFine(page, path);
      }
      await page.goto("/sign-up");
      await account.signUp(ADA);
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: 900 });
        for (const name of ["account", "sessions", "data", "people", "instance"]) {
          await page.goto(`/settings/${name}`);
          await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
          await expectFine(page, `${name} at ${width}`);
        }
      }
    });
  });
}
