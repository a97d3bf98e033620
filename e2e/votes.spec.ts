import type { Page } from "@playwright/test";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import type { Lab } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const SETUP = labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" });
const NAMES = /alder|birch|cedar/i;

function script(lab: Lab): void {
  lab.script("alder", answer("The first says four."));
  lab.script("birch", answer("The second says five."));
  lab.script("cedar", answer("The third says six."));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "first") })),
  );
}

/** All that the page says, and every attribute of it: titles, labels, addresses. */
function everything(page: Page): Promise<string> {
  return page.evaluate(() => {
    const attributes = [...document.querySelectorAll("body *")].flatMap((element) =>
      element.matches("script, style") ? [] : [...element.attributes].map(({ value }) => value),
    );
    return [document.title, document.body.innerText, ...attributes].join("\n");
  });
}

const vote = (page: Page) => page.getByRole("region", { name: "Vote" });

test("blind, no name of the pool is anywhere on the page until the vote, then all of them are", async ({
  page,
  playground,
  run,
  lab,
}) => {
  script(lab);
  await playground.open(SETUP);
  await page.getByRole("switch", { name: "Blind" }).click();
  await expect(playground.part("Pool")).not.toContainText(NAMES);
  await playground.ask("How much is it?");
  await expect(run.head).toHaveText("The final answer");
  await expect(run.answer).toContainText("Which one shows after your vote");
  await expect(vote(page)).toBeVisible();
  expect(await everything(page)).not.toMatch(NAMES);
  const runId = new URL(page.url()).searchParams.get("run");

  // The same on the run's own page, from its first words on.
  await page.goto(`/runs/${runId}`);
  await expect(vote(page)).toBeVisible();
  expect(await everything(page)).not.toMatch(NAMES);
  await expectFine(page);

  await run.column("B").getByRole("button", { name: "Use B’s answer" }).click();
  await expect(vote(page)).toContainText("You picked B: birch; the judge picked A.");
  await expect(run.column("A")).toContainText("alder");
  await expect(run.head).toHaveText(/^Best of 3: A/);
  const kept = await (await page.request.get(`/api/runs/${runId}/vote`)).json();
  expect(kept.vote).toMatchObject({ pick: "B", blind: true, model: "lab/birch" });
});

test("a vote is cast by keys, changed, marked where it was cast, kept over a reload, and withdrawn", async ({
  page,
  playground,
  run,
  lab,
}) => {
  script(lab);
  await playground.open(SETUP);
  await playground.ask("How much is it?");
  await run.expectEnd(/^Best of 3: A/);
  await expect(vote(page)).toBeVisible();
  await run.head.click();
  await page.keyboard.press("v");
  await page.keyboard.press("c");
  await expect(vote(page)).toContainText("You picked C: cedar; the judge picked A.");
  await page.keyboard.press("v");
  await page.keyboard.press("Enter");
  // Word for word the first candidate's, so it is a vote for that one.
  await expect(vote(page)).toContainText("You picked A: alder");
  await expect(run.answer.getByRole("button", { name: "You would use the final answer" })).toBeVisible();
  await expect(run.column("A").getByRole("button", { name: "You would use A’s answer" })).toBeVisible();
  await page.reload();
  await expect(vote(page)).toContainText("You picked A: alder");
  await vote(page).getByRole("button", { name: "Withdraw" }).click();
  await expect(vote(page)).not.toContainText("You picked");
  await page.reload();
  await expect(vote(page)).toBeVisible();
  await expect(run.column("A").getByRole("button", { name: "Use A’s answer" })).toBeVisible();
});
