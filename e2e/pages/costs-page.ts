import { expect, type Locator, type Page } from "@playwright/test";
import { toMicroUsd } from "@/lib/fusion/cost";

/** Costs: what was spent, by day and in tables. */
export class CostsPage {
  readonly spent: Locator;
  readonly budgets: Locator;

  constructor(readonly page: Page) {
    this.spent = page.getByRole("region", { name: "Spent in this period" });
    this.budgets = page.getByRole("region", { name: "Monthly budgets" });
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/costs${query}`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Costs" })).toBeVisible();
  }

  table(title: string): Locator {
    return this.page.getByRole("table", { name: title });
  }

  period(name: string): Locator {
    return this.page.getByRole("navigation", { name: "Period" }).getByRole("link", { name });
  }

  /** What stands in the column "Spent" of a table, in micro-dollars: its rows, and the row below them. */
  async spentIn(title: string): Promise<{ rows: Record<string, number>; total: number }> {
    const read = async (row: Locator): Promise<[string, number]> => {
      const name = await row.getByRole("rowheader").textContent();
      return [name ?? "", toMicroUsd(Number((await row.getByRole("cell").first().textContent())?.slice(1)))];
    };
    const bodies = await this.table(title).locator("tbody").getByRole("row").all();
    const [, total] = await read(this.table(title).locator("tfoot").getByRole("row"));
    return { rows: Object.fromEntries(await Promise.all(bodies.map(read))), total };
  }
}
