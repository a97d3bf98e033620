import type { APIRequestContext } from "@playwright/test";
import { formatCost, formatCount, formatDuration, formatRate, formatShare } from "@/lib/client/format";
import { type MeasuredModel, modelListSchema } from "@/lib/contract/models";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import type { Lab } from "./lab/lab";
import { ModelsPage } from "./pages/models-page";

// A server of its own: its figures are of everybody's calls.
test.use({ site: "lab", ownServer: true });

async function measured(request: APIRequestContext, period = "7d"): Promise<MeasuredModel[]> {
  const response = await request.get(`/api/models?period=${period}`);
  return modelListSchema.parse(await response.json()).measured;
}

/** One run over a model that answers, one that is asked twice, and one that fails. Resolves once its calls are stored. */
async function measureRuns(request: APIRequestContext, lab: Lab): Promise<void> {
  lab.script("alder", answer("Alder says seventeen, slowly.", { delayMs: 20 }));
  lab.script("birch", ({ previous }) =>
    previous === 0 ? fault(503) : answer("Birch says eighteen.", { delayMs: 20 }),
  );
  lab.script("cedar", fault(401, { message: "No such key" }));
  const pool = ["alder", "birch", "cedar"].map((model) => ({ model: `lab/${model}` }));
  const body = { prompt: "How much is it?", pool, judge: { models: ["local/extractive"] } };
  const response = await request.post("/api/runs", { data: { ...body, wait: { policy: "all" } } });
  expect(response.status(), await response.text()).toBe(202);
  const counts = async () => (await measured(request)).map(({ model, calls }) => `${model} ${calls}`).sort();
  await expect.poll(counts).toEqual(["lab/alder 1", "lab/birch 2", "lab/cedar 1", "local/extractive 1"]);
}

const percentile = (value: number | undefined, format: (value: number) => string) =>
  value === undefined ? "–" : format(value);

test("the page shows the figures that the API answers, and why calls failed", async ({ page, lab }) => {
  const models = new ModelsPage(page);
  await models.open();
  await expect(page.getByText("Nothing was called in the last 7 days.")).toBeVisible();
  await expect(page.getByRole("main").getByRole("link", { name: "Run a prompt" })).toBeVisible();

  await measureRuns(page.request, lab);
  await models.open();
  await expect(page.getByText("5 calls of 4 models in the last 7 days;")).toBeVisible();
  for (const one of await measured(page.request)) {
    const { firstTokenMs: first, tokensPerSecond: rate, failureRate, spent } = one;
    const name = one.model === "local/extractive" ? "Extractive judge" : one.model.replace("lab/", "");
    const [, ...figures] = await models.cells(name);
    expect(figures, one.model).toEqual([
      formatCount(one.calls),
      ...[first?.p50, first?.p95, first?.p99].map((value) => percentile(value, formatDuration)),
      percentile(rate?.p50, formatRate),
      ...[formatShare(failureRate), formatCost(spent)],
    ]);
  }

  await models.opener("cedar").click();
  const reasons = page.getByRole("region", { name: "Why did calls fail?" });
  await expect(reasons.getByRole("row", { name: "unauthorized" }).getByRole("cell")).toHaveText("1");
  await models.opener("cedar").click();
  await models.opener("birch").click();
  await expect(reasons.getByRole("row", { name: "overloaded" }).getByRole("cell")).toHaveText("1");
  const chart = page.getByRole("region", { name: "How long until the first token?" });
  const birch = (await measured(page.request)).find(({ model }) => model === "lab/birch");
  await expect(chart.getByRole("img")).toContainText(
    `p50 ${formatDuration(birch?.firstTokenMs?.p50 ?? null)}`,
  );
  await chart.getByRole("button", { name: "As a table" }).click();
  await expect(chart.getByRole("row", { name: "p95" })).toBeVisible();
});

test("it is searched, sorted and opened by keyboard, and the period is in the address", async ({
  page,
  lab,
}) => {
  await measureRuns(page.request, lab);
  const models = new ModelsPage(page);
  await models.open("?period=30d");
  await expect(page.getByText("in the last 30 days;")).toBeVisible();
  await models.sort("Failed").focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => models.names()).toEqual(["cedar", "birch", "alder", "Extractive judge"]);
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await models.names()).slice(-2)).toEqual(["birch", "cedar"]);
  await models.opener("birch").focus();
  await page.keyboard.press("Enter");
  await expect(models.opener("birch")).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "As a table" }).first()).toBeFocused();
  await models.search.fill("ceda");
  await expect.poll(() => models.names()).toEqual(["cedar"]);
  await models.search.fill("yew");
  await expect(page.getByText("No model that was called has “yew” in its name.")).toBeVisible();
  await page.getByRole("link", { name: "24 hours" }).focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/models\?period=24h$/);
  await models.search.fill("");
  await expect(page.getByText("in the last 24 hours;")).toBeVisible();
  await models.open("?period=nonsense");
  await expect(page.getByText("in the last 7 days;")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious, and nothing is wider than the page", async ({ page, lab }) => {
      const models = new ModelsPage(page);
      await models.open();
      await expect(page.getByText("Nothing was called in the last 7 days.")).toBeVisible();
      await expectFine(page, "without any call");
      await measureRuns(page.request, lab);
      await models.open();
      await models.opener("birch").click();
      await expect(page.getByRole("img")).toHaveCount(2);
      for (const width of [1680, 1024, 390]) {
        await page.setViewportSize({ width, height: 900 });
        await expect(models.opener("birch")).toHaveAttribute("aria-expanded", "true");
        await expectFine(page, `at ${width}`);
      }
    });
  });
}
