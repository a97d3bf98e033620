import { expect, type Locator, type Page } from "@playwright/test";

/** Models: what was measured of each. */
export class ModelsPage {
  readonly table: Locator;
  readonly search: Locator;

  constructor(readonly page: Page) {
    this.table = page.getByRole("table", { name: "Models by what was measured of them" });
    this.search = page.getByRole("searchbox", { name: "Search the models" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/models${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Models" })).toBeVisible();
  }

  /** The button that opens what was measured of a model. */
  opener(model: string): Locator {
    return this.page.getByRole("main").getByRole("button", { name: model, exact: true });
  }

  /** A model's row, cell by cell. */
  async cells(model: string): Promise<string[]> {
    const opener = this.page.getByRole("button", { name: model, exact: true });
    const row = this.table.getByRole("row").filter({ has: opener });
    return row.getByRole("cell").allTextContents();
  }

  /** The names in their order. */
  async names(): Promise<string[]> {
    return this.table.locator("tbody").getByRole("rowheader").getByRole("button").allTextContents();
  }

  sort(column: string): Locator {
    return this.table.getByRole("columnheader", { name: column }).getByRole("button");
  }
}
