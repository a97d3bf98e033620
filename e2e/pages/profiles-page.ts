import { expect, type Locator, type Page } from "@playwright/test";

/** Profiles. */
export class ProfilesPage {
  readonly own: Locator;
  readonly builtIn: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.own = page.getByRole("region", { name: "Yours" });
    this.builtIn = page.getByRole("region", { name: "Built in" });
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/profiles");
    await expect(this.builtIn).toBeVisible();
  }

  /** One of one's own. */
  row(name: string): Locator {
    return this.own.getByRole("listitem").filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  async menu(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}`, exact: true }).click();
    // The menu of another row may still be folding away.
    const menu = this.page.getByRole("menu", { name: `More for ${name}`, exact: true });
    await menu.getByRole("menuitem", { name: item, exact: true }).click();
  }

  async importText(text: string): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Import" }).click();
    await this.dialog.getByRole("textbox", { name: "Or paste it" }).fill(text);
    await this.dialog.getByRole("button", { name: "Import" }).click();
  }
}
