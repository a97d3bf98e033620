import type { APIRequestContext } from "@playwright/test";
import { formatExactUsd } from "@/lib/client/format-exact-usd";
import { acceptedSchema } from "@/lib/contract/create-run";
import { usageSchema } from "@/lib/contract/usage";
import { fromMicroUsd, toMicroUsd } from "@/lib/fusion/cost";
import type { RunState } from "@/lib/fusion/run-state";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import type { Lab, LabModel } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";
import { CostsPage } from "./pages/costs-page";

// A server of its own: the first to sign up there is its admin, and nobody else spends anything.
test.use({ site: "lab", ownServer: true });

const TABLES = [
  "What was spent each day",
  "What each profile cost",
  "What each model cost",
  "What went through each connection",
];

/** Runs to its end, and resolves to what the run says it cost, in micro-dollars. */
async function run(request: APIRequestContext, models: LabModel[]): Promise<number> {
  const pool = models.map((model) => ({ model: `lab/${model}` }));
  const body = { prompt: "How much is it?", pool, judge: { models: ["local/extractive"] } };
  const response = await request.post("/api/runs", { data: { ...body, wait: { policy: "all" } } });
  expect(response.status(), await response.text()).toBe(202);
  const { id } = acceptedSchema.parse(await response.json());
  const read = async () => (await (await request.get(`/api/runs/${id}`)).json()) as RunState;
  await expect.poll(async () => (await read()).status).toBe("completed");
  const { cost } = await read();
  expect(cost.usd).not.toBeNull();
  return toMicroUsd(cost.usd ?? 0);
}

/** One run over two models, another over one of them. Resolves once their calls are stored. */
async function spend(request: APIRequestContext, lab: Lab): Promise<number> {
  const tokens = (n: number) => ({ prompt_tokens: n, completion_tokens: n, total_tokens: 2 * n });
  lab.script("alder", answer("Alder says seventeen.", { usage: tokens(101) }));
  lab.script("birch", answer("Birch says eighteen.", { usage: tokens(7) }));
  const spent = (await run(request, ["alder", "birch"])) + (await run(request, ["birch"]));
  const counted = async () =>
    usageSchema.parse(await (await request.get("/api/usage")).json()).total.knownUsd;
  await expect.poll(counted).toBe(fromMicroUsd(spent));
  return spent;
}

/** The instance's first account: its admin. */
async function signUp(request: APIRequestContext): Promise<string> {
  const data = { email: "ada@example.com", password: "correct horse battery", name: "Ada" };
  const response = await request.post("/api/account/sign-up", { data });
  expect(response.ok(), await response.text()).toBe(true);
  return ((await response.json()) as { account: { id: string } }).account.id;
}

test("two runs come to what they cost, to the micro-dollar, in the total and in every table", async ({
  page,
  lab,
}) => {
  const costs = new CostsPage(page);
  await costs.open();
  await expect(page.getByText("You called no model from")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Run a prompt" })).toBeVisible();

  const spent = await spend(page.request, lab);
  // 1 and 4 dollars a million tokens: 101 × 5 of alder's, and twice 7 × 5 of birch's.
  expect(spent).toBe(575);
  await costs.open();
  await expect(costs.spent).toContainText(formatExactUsd(fromMicroUsd(spent)));
  await page.getByRole("button", { name: "As a table" }).click();
  for (const title of TABLES) {
    const { rows, total } = await costs.spentIn(title);
    const sum = Object.values(rows).reduce((all, one) => all + one, 0);
    expect([sum, total], title).toEqual([spent, spent]);
  }
  const { rows } = await costs.spentIn("What each model cost");
  expect(Object.entries(rows)).toEqual([
    ["lab/alder", 505],
    ["lab/birch", 70],
    ["local/extractive", 0],
  ]);
});

test("an admin sees what everyone spends, by person", async ({ page, lab }) => {
  await signUp(page.request);
  const spent = await spend(page.request, lab);
  const costs = new CostsPage(page);
  await costs.open();
  await expect(costs.spent).toContainText(formatExactUsd(fromMicroUsd(spent)));
  await expect(costs.table("What each person spent")).toHaveCount(0);
  await page.getByRole("link", { name: "Everyone here" }).click();
  await expect(costs.spent).toContainText("Everyone here spent");
  expect(await costs.spentIn("What each person spent")).toEqual({ rows: { Ada: spent }, total: spent });
});

test.describe("with a budget that is too small", () => {
  test.use({ expectedError: /402/ });

  test("a run is foreseen to be refused, and is refused, before anything is called", async ({
    page,
    playground,
    lab,
  }) => {
    await signUp(page.request);
    await page.goto("/settings/people");
    await page.getByRole("button", { name: "More for Ada" }).click();
    await page.getByRole("menuitem", { name: "Monthly budget…" }).click();
    await page.getByRole("textbox", { name: "Monthly budget" }).fill("0.001");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("listitem").filter({ hasText: "Ada" })).toContainText(
      "at most $0.001 a month",
    );
    await playground.open(labSetup({ pool: ["alder", "birch"] }));
    const setup = page.getByRole("region", { name: "Setup" });
    await expect(setup.getByRole("button", { name: /^Cost: .*does not fit your budget/ })).toBeVisible();
    await expect(setup).toContainText("This run would be refused: it may cost up to $");
    await expect(setup).toContainText(/and \$0\.001 of your \$0\.001 for \w+ is left/);
    await playground.ask("How much is it?");
    await expect(setup).toContainText("Your budget for this month is $0.001, with $0 spent.");
    await expect(setup).not.toContainText("This run would be refused");
    expect(lab.calls("alder") + lab.calls("birch") + lab.calls("judge")).toBe(0);

    const costs = new CostsPage(page);
    await costs.open();
    await expect(costs.budgets.getByRole("meter", { name: /^Your budget for \w+$/ })).toBeVisible();
    await expect(costs.budgets).toContainText("$0.00 spent, of $0.001.");
  });
});

test("an admin sets the usual budget of an account and the instance's, and both are on the page", async ({
  page,
}) => {
  await signUp(page.request);
  await page.goto("/settings/instance");
  await page.getByRole("textbox", { name: "For each account" }).fill("5");
  await page.getByRole("textbox", { name: "For the whole instance" }).fill("50");
  await page.keyboard.press("Enter");
  const costs = new CostsPage(page);
  const limits = async () =>
    usageSchema.parse(await (await page.request.get("/api/usage")).json()).budgets.map((one) => one.limitUsd);
  await expect.poll(limits).toEqual([5, 50]);
  await costs.open();
  await expect(costs.budgets.getByRole("meter")).toHaveCount(2);
  await expect(costs.budgets).toContainText("$0.00 spent, of $50.");
});

test("it is used by keyboard, and the period is in the address", async ({ page, lab }) => {
  await spend(page.request, lab);
  const costs = new CostsPage(page);
  await costs.open("?period=nonsense");
  await expect(costs.period("30 days")).toHaveAttribute("aria-current", "true");
  await costs.period("7 days").focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/costs\?period=7d$/);
  await costs.period("Custom").focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("From (UTC)").fill("2026-01-02");
  await page.getByLabel("To", { exact: true }).fill("2026-01-03");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/period=custom&from=2026-01-02&to=2026-01-03$/);
  await expect(page.getByText("from Jan 2, 2026 to Jan 3, 2026 (UTC)")).toBeVisible();
  await costs.period("This month").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "As a table" }).focus();
  await page.keyboard.press("Enter");
  await expect(costs.table("What was spent each day")).toBeVisible();
});

test.describe("with days that are none", () => {
  test.use({ expectedError: /400/ });

  test("what is wrong with a period stands at its field", async ({ page }) => {
    const costs = new CostsPage(page);
    await costs.open("?period=custom&from=2026-02-30&to=2026-03-01");
    await expect(page.getByRole("alert").filter({ hasText: "There is no day 2026-02-30." })).toBeVisible();
    await expect(page.getByLabel("From (UTC)")).toHaveAttribute("aria-invalid", "true");
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, and nothing is wider than the page", async ({ page, lab }) => {
      const costs = new CostsPage(page);
      const id = await signUp(page.request);
      await page.request.patch(`/api/accounts/${id}`, { data: { monthlyBudgetUsd: 100 } });
      await costs.open();
      await expect(page.getByText("You called no model from")).toBeVisible();
      await expectFine(page, "without any call");
      await spend(page.request, lab);
      await costs.open("?of=instance");
      await expect(page.getByRole("img", { name: /^Something was spent on 1 of 30 days/ })).toBeVisible();
      await page.getByRole("button", { name: "As a table" }).click();
      for (const width of [1680, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await expect(costs.table("What was spent each day")).toBeVisible();
        await expectFine(page, `at ${width}`);
      }
    });
  });
}
