import { expect, type Locator, type Page } from "@playwright/test";

/** Settings → Connections. */
export class ConnectionsPage {
  readonly own: Locator;
  readonly instance: Locator;
  readonly dialog: Locator;

  constructor(readonly page: Page) {
    this.own = page.getByRole("region", { name: "Yours" });
    this.instance = page.getByRole("region", { name: "This server’s" });
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/settings/connections");
    await expect(this.page.getByRole("heading", { level: 1, name: "Connections" })).toBeVisible();
    await expect(this.instance).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByText(name, { exact: true }) });
  }

  field(name: "Address" | "Key" | "Name"): Locator {
    return this.dialog.getByRole("textbox", { name }).or(this.dialog.getByLabel(name, { exact: true }));
  }

  /** The dialog for a kind, as its button names it. */
  async choose(kind: string | RegExp): Promise<void> {
    await this.page.getByRole("banner").getByRole("button", { name: "Add a connection" }).click();
    await this.dialog.getByRole("button", { name: kind }).click();
  }

  async addServer(server: { baseUrl: string; name: string; apiKey?: string }): Promise<void> {
    await this.choose(/^A server of yours/);
    await this.field("Address").fill(server.baseUrl);
    if (server.apiKey !== undefined) await this.field("Key").fill(server.apiKey);
    await this.field("Name").fill(server.name);
    await this.dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(this.dialog).toBeHidden();
  }

  async menu(name: string, item: string): Promise<void> {
    await this.page.getByRole("button", { name: `More for ${name}` }).click();
    // The menu of another row may still be folding away.
    await this.page
      .getByRole("menu", { name: `More for ${name}` })
      .getByRole("menuitem", { name: item })
      .click();
  }
}
