import { expect, type Locator, type Page } from "@playwright/test";

export const PASSWORD = "a plain long sentence";

/** Signing in and up, and the account at the foot of the rail. */
export class AccountPages {
  readonly form: Locator;

  constructor(readonly page: Page) {
    this.form = page.getByRole("main");
  }

  async fill(values: { name?: string; email: string; password?: string }): Promise<void> {
    const { name, email, password = PASSWORD } = values;
    if (name !== undefined) await this.form.getByLabel("Name").fill(name);
    await this.form.getByLabel("Email").fill(email);
    await this.form.getByLabel("Password", { exact: true }).fill(password);
  }

  async signUp(values: { name: string; email: string; password?: string }): Promise<void> {
    await this.fill(values);
    await this.form.getByRole("button", { name: "Sign up" }).click();
    await this.expectSignedIn(values.name);
  }

  async signIn(email: string, password = PASSWORD): Promise<void> {
    await this.fill({ email, password });
    await this.form.getByRole("button", { name: "Sign in" }).click();
  }

  async expectSignedIn(name: string): Promise<void> {
    await expect(this.page.getByRole("button", { name: `Account: ${name}` })).toBeVisible();
  }

  async expectGuest(): Promise<void> {
    await expect(
      this.page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Sign in" }),
    ).toBeVisible();
  }
}
