import { expect, type Locator, type Page } from "@playwright/test";
import { DRAFT_STORAGE_KEY } from "@/lib/client/draft-store";
import { SETUP_STORAGE_KEY } from "@/lib/client/setup-store";
import type { StoredSetup } from "@/lib/client/stored-setup";

/** The parts of the setup line, and what their popovers are called. */
const PARTS = {
  Profile: "Profile",
  Mode: "What becomes of the answers",
  Pool: "Who answers",
  Judge: "Who judges",
  Waiting: "When the judge begins",
  Cost: "Cost",
} as const;
export type SetupPart = keyof typeof PARTS;

export interface TestFile {
  name: string;
  /** As the client says; the server does not believe it. */
  type: string;
  base64: string;
}

/** The prompt, the setup line and the button that runs. */
export class Playground {
  readonly prompt: Locator;
  readonly setup: Locator;
  /** The files of the prompt, those on their way included. */
  readonly attachments: Locator;

  constructor(readonly page: Page) {
    this.prompt = page.getByRole("textbox", { name: "Prompt", exact: true });
    this.setup = page.getByRole("region", { name: "Setup" });
    this.attachments = page.getByRole("list", { name: "Attachments" }).getByRole("listitem");
  }

  /** Opens the page, where a setup is given as after an earlier visit. */
  async open(setup?: StoredSetup): Promise<void> {
    if (setup) await this.remember(setup);
    await this.page.goto("/");
    await expect(this.part("Judge")).toContainText("judged by");
    // The models are known once the pool has names.
    await expect(this.part("Pool")).not.toContainText("…");
  }

  private async remember(setup: StoredSetup): Promise<void> {
    const draft = { prompt: "", system: "", lastPrompt: "an earlier prompt", visited: true };
    const stored = [
      [SETUP_STORAGE_KEY, JSON.stringify({ state: { setup }, version: 1 })],
      [DRAFT_STORAGE_KEY, JSON.stringify({ state: { draft }, version: 1 })],
    ] as const;
    await this.page.addInitScript((entries) => {
      for (const [key, value] of entries) {
        if (localStorage.getItem(key) === null) localStorage.setItem(key, value);
      }
    }, stored);
  }

  part(name: SetupPart): Locator {
    return this.setup.getByRole("button", { name: new RegExp(`^${name}:`) });
  }

  /** Opens a part of the setup line; what it returns is its popover. */
  async openPart(name: SetupPart): Promise<Locator> {
    await this.part(name).click();
    const popover = this.popover(name);
    await expect(popover).toBeVisible();
    return popover;
  }

  async closePart(name: SetupPart): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.popover(name)).toHaveCount(0);
  }

  popover(name: SetupPart): Locator {
    return this.page.getByRole("dialog", { name: PARTS[name], exact: true });
  }

  /** As the system's clipboard would bring it, into the prompt. */
  async paste(file: TestFile): Promise<void> {
    await this.prompt.evaluate((element, { name, type, base64 }) => {
      const clipboardData = new DataTransfer();
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      clipboardData.items.add(new File([bytes], name, { type }));
      element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, file);
  }

  /** Dragged from the desktop and held over the prompt; `drop` lets go of it there. */
  async drag(file: TestFile, drop: boolean): Promise<void> {
    await this.prompt.evaluate(
      (element, { name, type, base64, events }) => {
        const dataTransfer = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], name, { type }));
        for (const event of events)
          element.dispatchEvent(new DragEvent(event, { dataTransfer, bubbles: true, cancelable: true }));
      },
      { ...file, events: drop ? ["dragover", "drop"] : ["dragover"] },
    );
  }

  /** Writes the prompt and runs it from the keyboard. */
  async ask(prompt: string): Promise<void> {
    await this.prompt.fill(prompt);
    await this.prompt.press("ControlOrMeta+Enter");
  }
}
