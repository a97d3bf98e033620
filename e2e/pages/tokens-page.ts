import { expect, type Locator, type Page } from "@playwright/test";

/** Settings → API tokens. */
export class TokensPage {
  readonly dialog: Locator;
  readonly list: Locator;

  constructor(readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.list = page.getByRole("region", { name: "Your tokens" });
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/tokens");
    await expect(this.page.getByRole("heading", { level: 1, name: "API tokens" })).toBeVisible();
    await expect(this.page.getByText("Loading the tokens")).toHaveCount(0);
  }

  row(name: string): Locator {
    return this.list.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  /** The whole token, while it is shown. */
  get secret(): Locator {
    return this.dialog.getByRole("textbox", { name: "API token" });
  }

  async begin(): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "New token" }).click();
    await expect(this.dialog.getByRole("textbox", { name: "Name" })).toBeVisible();
  }

  async submit(name: "Create" | "Save" | "Revoke"): Promise<void> {
    await this.dialog.getByRole("button", { name, exact: true }).click();
  }

  async menu(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}` }).click();
    await this.page
      .getByRole("menu", { name: `More for ${name}` })
      .getByRole("menuitem", { name: item })
      .click();
  }
}
