import { answer, type Step } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { LAB_MODELS } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const POOL = LAB_MODELS.slice(0, 8);
const LENGTH = 50_000;
const END: Step[] = [{ finish: "stop" }, { usage: { prompt_tokens: 10, completion_tokens: 12_500 } }, "done"];

/** Prose, wide code and wide tables in turn; every section carries its number. */
function writeLongAnswer(): { text: string; sections: number } {
  const parts: string[] = [];
  let length = 0;
  while (length < LENGTH) {
    const number = parts.length + 1;
    const prose = `## Section ${number}\n\n${`Sentence of section ${number} that says something. `.repeat(12)}`;
    const code = `\`\`\`ts\nconst wide${number} = "${"x".repeat(400)}";\n\`\`\``;
    const table = `|${` column ${number} |`.repeat(16)}\n|${" --- |".repeat(16)}\n|${" a cell |".repeat(16)}`;
    const part = `${prose}\n\n${number % 2 === 0 ? code : table}\n\n`;
    parts.push(part);
    length += part.length;
  }
  return { text: parts.join(""), sections: parts.length };
}

test("eight columns of fifty thousand characters stream without a frozen page or a sideways scroll", async ({
  page,
  playground,
  run,
  lab,
}) => {
  test.slow();
  const { text, sections } = writeLongAnswer();
  const gate = lab.gate();
  const words = answer(text, { chunk: 250, delayMs: 25 }).steps.slice(0, -3);
  for (const model of POOL) lab.script(model, { steps: [...words, { until: gate.opened }, ...END] });
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
  await playground.open(labSetup({ pool: [...POOL], mode: "best-of" }));
  await playground.ask("Write a long one.");
  await expect(run.columns).toHaveCount(8);
  await expect(run.text("A").getByRole("heading", { name: "Section 2", exact: true })).toBeAttached({
    timeout: 60_000,
  });

  const answersMs: number[] = [];
  for (const name of ["Unfold the rail", "Fold the rail", "Unfold the rail", "Fold the rail"]) {
    const answeredInMs = await page.getByRole("button", { name: /old the rail$/ }).evaluate(clickAndMeasure);
    answersMs.push(answeredInMs);
    await expect(page.getByRole("button", { name, exact: true })).toBeVisible();
  }
  // Frozen, not slow: how quick it is on a given machine is no matter for a test.
  expect(Math.max(...answersMs), "milliseconds from a click to the frame that answers it").toBeLessThan(
    10_000,
  );
  for (const label of ["A", "H"] as const) await run.expectState(label, "Streaming");
  gate.open();

  await run.expectEnd("Best of 8: A, picked by judge", 120_000);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, "pixels the page scrolls sideways").toBe(0);
  for (const label of ["A", "H"] as const) {
    await expect(run.text(label).getByRole("heading", { name: /^Section \d+$/ })).toHaveCount(sections);
  }
  await expect(run.answer.getByRole("heading", { name: /^Section \d+$/ })).toHaveCount(sections);
});

/** Milliseconds from a click, put into the page's own queue, to the frame that shows its effect. */
function clickAndMeasure(button: Element): Promise<number> {
  const clickedAt = performance.now();
  return new Promise((resolve) => {
    setTimeout(() => {
      (button as HTMLElement).click();
      requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - clickedAt)));
    });
  });
}
