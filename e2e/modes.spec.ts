import { answer, fault, type ScriptedModel } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { idOf, judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";

const ALDER =
  "The harbour of Rotterdam is the largest in Europe. It handles about 14 million containers a year.";
const BIRCH = "Antwerp is a large harbour in Belgium. Its chemical cluster is the largest in Europe.";
const CEDAR = "Hamburg lies one hundred kilometres from the sea. Its harbour depends on a dredged river.";

test.use({ site: "lab" });

test.beforeEach(({ lab }) => {
  lab.script("alder", answer(ALDER));
  lab.script("birch", answer(BIRCH));
  lab.script("cedar", answer(CEDAR));
});

test("merge: one answer from several, each sentence with its closest source", async ({
  page,
  playground,
  run,
  lab,
}) => {
  const fused =
    "The harbour of Rotterdam is the largest in Europe. Hamburg lies one hundred kilometres from the sea. Prices vary with the season.";
  lab.script(
    "judge",
    judgeModel((seen) => ({
      winner: idOf(seen, "Rotterdam"),
      fusionBeatsBest: true,
      answer: fused,
      findings: [
        {
          kind: "contradiction",
          topic: "Which harbour leads",
          positions: [
            {
              candidates: [idOf(seen, "Rotterdam")],
              claim: "The harbour of Rotterdam is the largest in Europe.",
            },
            { candidates: [idOf(seen, "Antwerp")], claim: "Antwerp is a large harbour in Belgium." },
          ],
        },
        {
          kind: "unique",
          claim: "Hamburg lies one hundred kilometres from the sea.",
          candidate: idOf(seen, "Hamburg"),
        },
        { kind: "score", criterion: "correctness", candidate: idOf(seen, "Rotterdam"), score: 9 },
        { kind: "score", criterion: "correctness", candidate: idOf(seen, "Antwerp"), score: 4 },
      ],
    })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
  await playground.ask("Which harbour is the largest?");

  await run.expectEnd("Merged from A and C by judge");
  await expect(run.answer).toContainText(fused);
  const sources = page.getByRole("list", { name: "Closest source of each sentence" }).getByRole("button");
  await expect(sources).toHaveCount(3);
  await expect(sources.nth(0)).toHaveAccessibleName("Closest source: A");
  await expect(sources.nth(1)).toHaveAccessibleName("Closest source: C");
  await expect(sources.nth(2)).toHaveAccessibleName("Judge-added");
  await expect(run.findings.getByRole("heading", { name: /Contradictions/ })).toBeVisible();
  await expect(run.findings).toContainText("Which harbour leads");
  await expect(run.findings.getByRole("heading", { name: /Only one saw/ })).toBeVisible();
  await expect(run.findings.getByRole("rowheader", { name: /correctness/ })).toBeVisible();
  await expect(run.column("A").getByText("strongest", { exact: true })).toBeVisible();

  await run.answer.getByRole("button", { name: "Compare with best single" }).click();
  const compared = page.getByRole("dialog", { name: "The answer beside the best single one" });
  await expect(compared.getByRole("insertion").first()).toBeVisible();
});

test("merge: where fusing does not beat the best answer, that answer is returned word for word", async ({
  playground,
  run,
  lab,
}) => {
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Antwerp"), fusionBeatsBest: false })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
  await playground.ask("Which harbour is the largest?");
  await run.expectEnd("B’s own answer: fusing did not beat it");
  await expect(run.answer.getByText(BIRCH, { exact: true })).toBeVisible();
  await expect(run.findings).toContainText("fusing does not beat it");
});

test("best-of: the strongest answer as it stands, picked by the judge", async ({ playground, run, lab }) => {
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "Hamburg"), why: "It names the river." })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"], mode: "best-of" }));
  await playground.ask("Which harbour is the largest?");
  await run.expectEnd("Best of 3: C, picked by judge");
  await expect(run.answer.getByText(CEDAR, { exact: true })).toBeVisible();
  await expect(run.findings).toContainText("It names the river.");
});

test("debate: members contest each other without names, and the judge picks among all rounds", async ({
  page,
  playground,
  run,
  lab,
}) => {
  const revised = "Rotterdam leads in containers, and Antwerp leads in chemicals.";
  lab.script(
    "alder",
    debater(ALDER, `<contests>Antwerp is only large.</contests>\n<answer>\n${revised}\n</answer>`),
  );
  lab.script("birch", debater(BIRCH, "<contests>none</contests>\n<keep/>"));
  lab.script(
    "judge",
    judgeModel((seen) => ({ winner: idOf(seen, "leads in chemicals") })),
  );
  await playground.open(labSetup({ pool: ["alder", "birch"], mode: "debate" }));
  await playground.ask("Which harbour is the largest?");

  await run.expectEnd("After one debate round: A’s revised answer, picked by judge");
  await expect(run.answer.getByText(revised, { exact: true })).toBeVisible();
  const debate = page.getByRole("region", { name: "Debate" });
  await expect(debate).toContainText("Antwerp is only large.");
  await expect(debate).toContainText("Revised its answer");
  await expect(debate).toContainText("Kept its answer");
  expect(JSON.stringify(lab.bodies("alder")[1])).not.toContain("birch");
});

test("one survivor is shown as itself, and nobody is asked to judge it", async ({ playground, run, lab }) => {
  lab.script("birch", fault(401));
  lab.script("cedar", fault(400));
  await playground.open(labSetup({ pool: ["alder", "birch", "cedar"] }));
  await playground.ask("Which harbour is the largest?");
  await run.expectEnd("Only A answered: its own words, not a synthesis");
  await expect(run.answer.getByText(ALDER, { exact: true })).toBeVisible();
  expect(lab.calls("judge")).toBe(0);
});

/** First its answer, then what it says to the others'. */
function debater(first: string, turn: string): ScriptedModel {
  return ({ body }) => {
    const asked = body?.messages.at(-1)?.content ?? "";
    return answer(asked.includes("Others answered the same prompt") ? turn : first);
  };
}
