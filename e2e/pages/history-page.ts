import { expect, type Locator, type Page } from "@playwright/test";

/** All runs of this browser, newest first. */
export class HistoryPage {
  readonly list: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("list", { name: "Runs, newest first" });
    this.search = page.getByRole("searchbox", { name: "Search the prompts" });
  }

  async open(): Promise<void> {
    await this.page.goto("/history");
    await expect(this.page.getByRole("heading", { level: 1, name: "History" })).toBeVisible();
  }

  row(prompt: string): Locator {
    return this.list.getByRole("listitem").filter({ hasText: prompt });
  }
}
