import type { Page } from "@playwright/test";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import type { RunState } from "@/lib/fusion/run-state";
import { expect, test } from "./fixtures";

const [SAMPLE] = SAMPLE_PROMPTS;

test("without a key, the first visit is ready to run: a sample prompt, a demo pool, a judge", async ({
  page,
  playground,
}) => {
  await playground.open();
  await expect(playground.prompt).toHaveValue(SAMPLE?.prompt ?? "");
  await expect(playground.part("Mode")).toContainText("Merge");
  await expect(playground.part("Judge")).toContainText("judged by auto (Extractive judge)");
  await expect(playground.part("Waiting")).toContainText("waits for 3 of 4");
  const places = page.getByRole("list", { name: "Who will answer" }).getByRole("listitem");
  await expect(places).toHaveText([/Careful/, /Swift/, /Contrarian/, /Scholar/]);
  await expect(page.getByRole("button", { name: "Run the sample" })).toBeEnabled();
});

test.describe("at the demo models' own pace", () => {
  test.use({ ownServer: true, serverEnv: { DEMO_PACE: "1" } });

  test("the first run answers side by side, is judged, and is still there after a reload, in the list and on its page", async ({
    page,
    playground,
    run,
    history,
  }) => {
    await playground.open();
    await playground.prompt.press("ControlOrMeta+Enter");

    await expect(run.columns).toHaveCount(4);
    await expect(run.text("D").getByRole("table").first()).toBeVisible();
    await expect(run.findings.getByText("Strongest single answer")).toBeVisible();
    await run.expectEnd(/by Extractive judge$|’s own answer/);
    await expectSideBySide(page);
    const head = (await run.head.textContent()) ?? "";
    for (const label of ["A", "B", "C", "D"] as const) await run.expectState(label, "Done");
    await expect(run.figure("A", "first token")).toHaveText(/^[\d.]+\s(ms|s)$/);
    await expect(run.figure("A", "speed")).toHaveText(/^[\d.]+\stok\/s$/);
    await expect(run.figure("A", "tokens")).toHaveText(/^\d+$/);
    await expect(run.figure("A", "cost")).toHaveText("$0");
    await expect(run.figure("A", "time")).toHaveText(/^[\d.]+\ss$/);
    await expect(run.took).toContainText(/Took [\d.]+\ss, [\d.]+× its slowest member/);
    const texts = await run.columns.allInnerTexts();
    const answer = await run.answer.innerText();

    await page.reload();
    await expect(run.took).toBeVisible();
    // Formulas are drawn a moment after the text.
    await expect.poll(() => run.columns.allInnerTexts()).toEqual(texts);
    await expect(run.answer).toHaveText(answer, { useInnerText: true });

    await history.open();
    const row = history.row("We are three engineers");
    await expect(row).toContainText("Done");
    await expect(row).toContainText(head);
    await row.getByRole("link").click();
    await expect(page).toHaveURL(/\/runs\//);
    await expect(run.columns).toHaveCount(4);
    await expect(run.answer).toHaveText(answer, { useInnerText: true });
    await expect(page.getByRole("region", { name: "Prompt" })).toContainText("We are three engineers");
  });
});

/** All had begun to speak before the first was done, each at its own speed. */
async function expectSideBySide(page: Page): Promise<void> {
  const id = new URL(page.url()).searchParams.get("run");
  const { candidates } = (await (await page.request.get(`/api/runs/${id}`)).json()) as RunState;
  const spans = candidates.flatMap(({ timings }) => (timings ? [timings] : []));
  const began = spans.map(({ startedAtMs, firstTokenMs }) => startedAtMs + (firstTokenMs ?? Number.NaN));
  const ended = spans.map(({ startedAtMs, totalMs }) => startedAtMs + totalMs);
  expect(began).toHaveLength(4);
  expect(Math.max(...began), `${began} and ${ended}`).toBeLessThan(Math.min(...ended));
  expect(new Set(spans.map(({ tokensPerSecond }) => tokensPerSecond)).size).toBe(4);
}

test("a prompt that the demo models have no answer for is said to have none", async ({ playground, run }) => {
  await playground.open();
  await playground.ask("What is the capital of Mongolia?");
  await run.expectState("B", "Done");
  await expect(run.text("B")).toContainText("I'm a script");
});
