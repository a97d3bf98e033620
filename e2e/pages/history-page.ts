import { expect, type Locator, type Page } from "@playwright/test";

/** All runs of this browser, newest first. */
export class HistoryPage {
  readonly list: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("list", { name: "Runs, newest first" });
    this.search = page.getByRole("searchbox", { name: "Search prompts and answers" });
  }

  async open(): Promise<void> {
    await this.page.goto("/history");
    await expect(this.page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  }

  /** What its menu does to a run. */
  async choose(prompt: string, action: string): Promise<void> {
    await this.row(prompt).hover();
    await this.row(prompt)
      .getByRole("button", { name: /^More for the run/ })
      .click();
    await this.page.getByRole("menuitem", { name: action }).click();
  }

  /** The titles, as listed. */
  titles(): Promise<string[]> {
    return this.list.getByRole("listitem").getByRole("link").allInnerTexts();
  }

  row(prompt: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: prompt });
  }
}
