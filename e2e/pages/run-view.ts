import { expect, type Locator, type Page } from "@playwright/test";
import type { COLUMN_WORDS } from "@/lib/client/column-state";

export type Label = "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";
type StateWord = (typeof COLUMN_WORDS)[keyof typeof COLUMN_WORDS];
type Figure = "first token" | "speed" | "tokens" | "cost" | "time";

/** A run: its columns, the judge's findings, the answer, what it took. On the playground and on its own page alike. */
export class RunView {
  readonly columns: Locator;
  readonly answer: Locator;
  /** What the head says happened. */
  readonly head: Locator;
  readonly findings: Locator;
  readonly took: Locator;
  /** The tabs of several judgings. */
  readonly fusions: Locator;
  readonly judgeAgainDialog: Locator;

  constructor(readonly page: Page) {
    this.columns = page.getByRole("region", { name: /^[A-H]: / });
    this.answer = page.getByRole("article", { name: "Final answer" });
    this.head = this.answer.getByRole("heading", { level: 2 }).first();
    this.findings = page.getByRole("region", { name: "Findings" });
    this.took = page.getByRole("region", { name: "What it took" });
    this.fusions = page.getByRole("tablist", { name: "Judgings of this run" });
    this.judgeAgainDialog = page.getByRole("dialog", { name: "Judge again" });
  }

  column(label: Label): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${label}: `) });
  }

  /** What the candidate said, with what stands below it. */
  text(label: Label): Locator {
    return this.page.getByRole("region", { name: `${label}’s answer` });
  }

  figure(label: Label, name: Figure): Locator {
    const row = this.column(label)
      .locator("dl > div")
      .filter({ has: this.page.getByText(name, { exact: true }) });
    return row.getByRole("definition");
  }

  async expectState(label: Label, word: StateWord, timeout?: number): Promise<void> {
    const state = this.column(label).getByText(word === "Retrying" ? /^Retrying/ : word, { exact: true });
    await expect(state).toBeVisible({ timeout });
  }

  /** The head once the run has come to its end. */
  async expectEnd(head: string | RegExp, timeout = 60_000): Promise<void> {
    await expect(this.head).toHaveText(head, { timeout });
    await expect(this.took).toBeVisible();
  }

  /** Column actions show on hover. */
  async act(label: Label, action: RegExp): Promise<void> {
    await this.column(label).hover();
    await this.column(label).getByRole("button", { name: action }).first().click();
  }

  async judgeAgain({ mode, judge }: { mode?: string; judge?: string }): Promise<void> {
    await this.answer.getByRole("button", { name: "Judge again" }).first().click();
    if (mode) await this.choose("Mode", mode);
    if (judge) await this.chooseJudge(judge);
    await this.judgeAgainDialog.getByRole("button", { name: "Judge", exact: true }).click();
    await expect(this.judgeAgainDialog).toHaveCount(0);
  }

  private async chooseJudge(name: string): Promise<void> {
    const action = "Choose another judge";
    await this.judgeAgainDialog.getByRole("button", { name: action }).click();
    const picker = this.page.getByRole("dialog", { name: action });
    await picker.getByRole("combobox", { name: action }).fill(name);
    await expect(picker.getByRole("option", { selected: true })).toContainText(name);
    await this.page.keyboard.press("Enter");
    await expect(picker).toHaveCount(0);
    await expect(this.judgeAgainDialog.getByRole("group", { name: "Judge", exact: true })).toContainText(
      name,
    );
  }

  private async choose(field: string, option: string): Promise<void> {
    const combobox = this.judgeAgainDialog.getByRole("combobox", { name: field });
    // A dialog that still grows moves the list that opens in it: faster than any hand, the row beside it would be pressed.
    await untilStill(this.page);
    await combobox.click();
    await untilStill(this.page);
    await this.page.getByRole("option", { name: option }).click();
    await expect(combobox).toContainText(option);
    // While the list folds away it still covers what is below it.
    await expect(this.page.getByRole("listbox")).toHaveCount(0);
  }
}

/** Everything that moves for a while has come to its place. */
async function untilStill(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().iterations !== Number.POSITIVE_INFINITY);
    await Promise.allSettled(passing.map((animation) => animation.finished));
  });
}
