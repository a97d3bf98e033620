import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import { expect, test } from "./fixtures";
import type { Playground } from "./pages/playground";

const BAYES = SAMPLE_PROMPTS.find(({ id }) => id === "bayes")?.prompt ?? "";

// The two quickest voices: what is shown does not depend on how long it takes.
async function chooseModeAndPool(playground: Playground, mode: string) {
  await playground.open();
  const modes = await playground.openPart("Mode");
  await modes.getByRole("radio", { name: new RegExp(`^${mode}`) }).click();
  await playground.closePart("Mode");
  const pool = await playground.openPart("Pool");
  await pool.getByRole("button", { name: "Remove D, Scholar" }).click();
  await pool.getByRole("button", { name: "Remove A, Careful" }).click();
  await playground.closePart("Pool");
}

for (const { mode, head } of [
  { mode: "Merge", head: /^(Merged from|[AB]’s own answer)/ },
  { mode: "Best of", head: /^Best of 2: [AB]/ },
  { mode: "Debate", head: /^(After one debate round|All agreed at once)/ },
]) {
  test(`demo models in mode ${mode} come to an answer whose head says what happened`, async ({
    playground,
    run,
  }) => {
    await chooseModeAndPool(playground, mode);
    await playground.ask(BAYES);
    await run.expectEnd(head);
    await expect(run.answer).toContainText(/\d/);
    await expect(run.columns).toHaveCount(2);
  });
}
