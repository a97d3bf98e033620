import { answer } from "@/lib/server/models/testing/upstream-script";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { LAB_MODELS } from "./lab/lab";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const POOL = LAB_MODELS.slice(0, 8);
const LENGTH = 50_000;

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
  const { text, sections } = writeLongAnswer();
  for (const model of POOL) lab.script(model, answer(text, { chunk: 250, delayMs: 50 }));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
  await playground.open(labSetup({ pool: [...POOL], mode: "best-of" }));
  await playground.ask("Write a long one.");console.log("T asked", Date.now());
  await expect(run.columns).toHaveCount(8);
  await expect(run.text("H").getByRole("heading", { name: /^Section 10$/ })).toBeAttached({
    timeout: 40_000,
  });

  console.log("T section10", Date.now());
  for (const folded of [true, false]) {
    const answeredInMs = await page.getByRole("button", { name: /old the rail$/ }).evaluate(clickAndMeasure);
    console.log("T clicked", answeredInMs, Date.now());
    expect(answeredInMs, "from the click to the next frame").toBeLessThan(1_000);
    await expect(
      page.getByRole("button", { name: folded ? "Unfold the rail" : "Fold the rail" }),
    ).toBeVisible();
  }
  console.log("T before streaming", Date.now(), await run.text("A").getByRole("heading").count(), await run.column("A").getByRole("banner").count());
  console.log(await run.column("A").locator("header").innerText());

  await run.expectEnd("Best of 8: A, picked by judge", 60_000);
  console.log("T end", Date.now());
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
