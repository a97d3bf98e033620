import type { Locator, Page } from "@playwright/test";
import { answer } from "@/lib/server/models/testing/upstream-script";
import { expectNoSidewaysScroll } from "./expect-fine";
import { expect, test } from "./fixtures";
import { judgeModel } from "./lab/judge-model";
import { labSetup } from "./lab/lab-setup";

test.use({ site: "lab" });

const LONG = "A sentence that is long enough to wrap on every screen, several times over. ".repeat(12);
const TABLE = `| ${"a wide heading | ".repeat(14)}\n|${" --- |".repeat(14)}\n| ${"a cell that is wide | ".repeat(14)}\n`;
const CODE = `\`\`\`ts\nconst line = "${"x".repeat(600)}";\n\`\`\`\n`;

test.beforeEach(({ lab }) => {
  for (const model of ["alder", "birch", "cedar", "dogwood"] as const)
    lab.script(model, answer(`${LONG}\n\n${TABLE}\n\n${CODE}`));
  lab.script(
    "judge",
    judgeModel(() => ({ winner: "A" })),
  );
});

const pool = ["alder", "birch", "cedar", "dogwood"] as const;

test.describe("390 px", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("columns are tabs to tap and to swipe, and everything can be reached", async ({
    page,
    playground,
    run,
  }) => {
    await playground.open(labSetup({ pool: [...pool], mode: "best-of" }));
    await expectNoSidewaysScroll(page);
    await playground.prompt.fill("How much is it?");
    await page.getByRole("button", { name: "Run", exact: true }).tap();
    await run.expectEnd("Best of 4: A, picked by judge");
    await expectNoSidewaysScroll(page);

    const tabs = page.getByRole("tablist", { name: "Columns" }).getByRole("tab");
    await expect(tabs).toHaveCount(4);
    await expect(tabs.nth(2)).toHaveAccessibleName("C, done");
    await tabs.nth(2).tap();
    await expect(run.column("C")).toBeInViewport({ ratio: 0.5 });
    await expect(run.column("A")).not.toBeInViewport();
    await swipe(page, run.column("C"), -280);
    await expect(run.column("D")).toBeInViewport({ ratio: 0.5 });
    await expect(tabs.nth(3)).toHaveAttribute("aria-selected", "true");

    await run.answer.scrollIntoViewIfNeeded();
    await expect(run.answer).toBeInViewport();
    await expectNoSidewaysScroll(page);
    await page.getByRole("button", { name: /menu/i }).tap();
    await page.getByRole("dialog", { name: "Navigation" }).getByRole("link", { name: "History" }).tap();
    await expect(page).toHaveURL(/\/history/);
    await expect(
      page.getByRole("list", { name: "Runs, newest first" }).getByRole("listitem"),
    ).not.toHaveCount(0);
    await expectNoSidewaysScroll(page);

    await page.getByRole("link", { name: "How much is it?" }).first().tap();
    await expect(page).toHaveURL(/\/runs\//);
    await run.expectEnd("Best of 4: A, picked by judge");
    for (const name of ["Copy as code", "Export", "Open in playground"])
      await expect(page.getByRole("button", { name, exact: true })).toBeInViewport({ ratio: 1 });
    await expectNoSidewaysScroll(page);
  });

  test("every part of the setup opens within the screen", async ({ page, playground }) => {
    await playground.open(labSetup({ pool: [...pool] }));
    for (const part of ["Profile", "Mode", "Pool", "Judge", "Waiting", "Cost"] as const) {
      const popover = await playground.openPart(part);
      // From the bottom edge, over the whole width, once it has come up.
      const edges = async () => {
        const { x = -1, y = 0, width = 0, height = 0 } = (await popover.boundingBox()) ?? {};
        return [x, x + width, y + height];
      };
      await expect.poll(edges, part).toEqual([0, 390, 844]);
      await expectNoSidewaysScroll(page);
      await playground.closePart(part);
    }
  });
});

for (const { width, abreast } of [
  { width: 1024, abreast: 2 },
  { width: 1680, abreast: 3 },
  { width: 2200, abreast: 4 },
]) {
  test(`at ${width} px the grid uses the width: ${abreast} columns or more abreast, each at least 360 px`, async ({
    page,
    playground,
    run,
  }) => {
    await page.setViewportSize({ width, height: 1000 });
    await playground.open(labSetup({ pool: [...pool], mode: "best-of" }));
    await playground.ask("How much is it?");
    await run.expectEnd("Best of 4: A, picked by judge");
    await expectNoSidewaysScroll(page);
    const boxes = await Promise.all((await run.columns.all()).map((column) => column.boundingBox()));
    const firstRow = boxes.filter((box) => box && Math.abs(box.y - (boxes[0]?.y ?? 0)) < 2);
    expect(firstRow.length).toBeGreaterThanOrEqual(abreast);
    for (const box of boxes) expect(box?.width).toBeGreaterThanOrEqual(360);
    const right = Math.max(...firstRow.map((box) => (box?.x ?? 0) + (box?.width ?? 0)));
    expect(width - right, "unused at the right").toBeLessThan(40);
  });
}

/** A finger that moves sideways over an element. */
async function swipe(page: Page, over: Locator, distance: number): Promise<void> {
  await over.scrollIntoViewIfNeeded();
  const box = await over.boundingBox();
  if (!box) throw new Error("There is nothing to swipe over.");
  const from = box.x + box.width / 2 - distance / 2;
  // Its head: code and tables further down scroll sideways themselves.
  const y = box.y + 20;
  const session = await page.context().newCDPSession(page);
  const touch = (type: "touchStart" | "touchMove" | "touchEnd", x: number | null) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: x === null ? [] : [{ x, y }] });
  await touch("touchStart", from);
  for (let step = 1; step <= 10; step += 1) await touch("touchMove", from + (distance * step) / 10);
  await touch("touchEnd", null);
  await session.detach();
}
