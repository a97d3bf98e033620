import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { Button } from "./button";
import { Dialog, DialogContent, DialogTrigger } from "./dialog";
import { Field } from "./field";
import { Input } from "./input";
import { Select } from "./select";
import { fakeLayout } from "./testing/fake-layout";

beforeEach(fakeLayout);
afterEach(cleanup);

/** The name of what has the focus once it is open. */
async function openWith(body: ReactNode): Promise<string | null | undefined> {
  render(
    <Dialog>
      <DialogTrigger>Open</DialogTrigger>
      <DialogContent title="A dialog">{body}</DialogContent>
    </Dialog>,
  );
  fireEvent.click(screen.getByRole("button", { name: "Open" }));
  const dialog = await screen.findByRole("dialog");
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true));
  const { activeElement } = document;
  return activeElement?.getAttribute("aria-label") ?? activeElement?.textContent;
}

it("has the focus in its first field, which comes before any button", async () => {
  const body = (
    <>
      <Button>Preset</Button>
      <Input aria-label="Locked" disabled />
      <Input aria-label="Name" />
    </>
  );
  expect(await openWith(body)).toBe("Name");
});

it("takes a choice for a field", async () => {
  const items = [{ value: "merge", label: "Merge" }];
  const body = (
    <Field label="Mode">
      <Select items={items} value="merge" onValueChange={() => undefined} />
    </Field>
  );
  expect(await openWith(body)).toContain("Merge");
});

it("has it on its first button where there is no field, and on Close where there is only text", async () => {
  const text = (
    <div className="md">
      <button type="button">Copy</button>
    </div>
  );
  const asked = (
    <>
      {text}
      <Button>Stay here</Button>
    </>
  );
  expect(await openWith(asked)).toBe("Stay here");
  cleanup();
  expect(await openWith(text)).toBe("Close");
});
