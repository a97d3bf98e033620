import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { expectFine } from "./expect-fine";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { answerAround } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const MARKDOWN = [
  "# A heading",
  "Some *text* with `code`, a [link](https://example.org) and a formula $a^2 + b^2$.",
  "| one | two |\n| --- | --- |\n| 1 | 2 |",
  "```ts\nconst answer: number = 42; // a comment\n```",
  "> A quotation",
].join("\n\n");

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`${colorScheme}`, () => {
    test.use({ colorScheme });

    test("axe finds nothing serious while a run streams, after it, and on its page", async ({
      page,
      playground,
      run,
      lab,
    }) => {
      test.slow();
      const gate = lab.gate();
      lab.script("alder", answer(MARKDOWN));
      lab.script("birch", answerAround(gate, "Birch begins", "and ends."));
      lab.script("cedar", fault(401, { message: "No such key" }));
      lab.script(
        "judge",
        judgeModel((seen) => ({
          winner: idOf(seen, "A heading"),
          fusionBeatsBest: true,
          answer: MARKDOWN,
          findings: [
            { kind: "consensus", claim: "Both begin.", candidates: ["A", "B"] },
            { kind: "score", criterion: "correctness", candidate: "A", score: 9 },
          ],
        })),
      );
      await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
      await expectFine(page, "the empty playground");
      await playground.ask("How much is it?");
      await run.expectState("A", "Done");
      await run.expectState("C", "Failed");
      await expect(run.text("B")).toContainText("Birch begins");
      await expectFine(page, "a run that streams");
      gate.open();
      await run.expectEnd(/^Merged/);
      await expectFine(page, "a finished run");
      await page.keyboard.press("Tab");
      await page.keyboard.press("r");
      await expect(run.judgeAgainDialog).toBeVisible();
      await expectFine(page, "judge again");
      await page.keyboard.press("Escape");
      const id = new URL(page.url()).searchParams.get("run");
      await page.goto(`/runs/${id}`);
      await expect(run.took).toBeVisible();
      await expectFine(page, "the run's own page");
      await page.goto("/history");
      await expect(page.getByRole("list", { name: "Runs, newest first" })).toBeVisible();
      await expectFine(page, "the history");
    });

    test("axe finds nothing serious in the parts of the setup", async ({ page, playground }) => {
      await playground.open(labSetup({ pool: ["alder", "birch"] }));
      for (const part of ["Profile", "Mode", "Pool", "Judge", "Waiting", "Cost"] as const) {
        await playground.openPart(part);
        await expectFine(page, part);
        await playground.closePart(part);
      }
    });
  });

  test.describe(`${colorScheme}, where something is wrong`, () => {
    test.use({ colorScheme, expectedError: /./ });

    test("axe finds nothing serious on the pages for what is missing and what broke", async ({ page }) => {
      await page.goto("/no-such-page");
      await expect(page.getByText("There is no page at this address.")).toBeVisible();
      await expectFine(page, "not found");
      await page.goto("/runs/no-such-run");
      await expect(page.getByRole("main")).toBeVisible();
      await expectFine(page, "a run that is not there");
      // A state that no release makes: the page throws while it draws.
      await page.route("**/api/runs/broken", (route) =>
        route.fulfill({ json: { id: "broken", status: "completed", lastSeq: 1 } }),
      );
      await page.goto("/?run=broken");
      await expect(page.getByRole("heading", { level: 1, name: "Something broke" })).toBeVisible();
      await expect(page.getByText("Your runs go on and are kept on the server")).toBeVisible();
      await expectFine(page, "the error page");
      await page.getByRole("link", { name: "Playground" }).last().click();
      await expect(page.getByRole("textbox", { name: "Prompt", exact: true })).toBeVisible();
    });
  });
}
