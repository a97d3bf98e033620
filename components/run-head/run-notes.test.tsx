import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { RunNotes } from "./run-notes";

const MARKS = { starred: false, title: null, tags: [], note: null };

beforeEach(() => {
  fakeLayout();
  vi.stubGlobal("fetch", async (_path: string, init?: RequestInit) =>
    Response.json(init?.body ? { ...MARKS, ...JSON.parse(String(init.body)) } : { items: [] }),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("gives the focus back to the button that opened the title or the note, however it was ended", async () => {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <RunNotes runId="r1" initial={MARKS} />
    </QueryClientProvider>,
  );
  const focusIsOn = (name: string) =>
    waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name })));
  fireEvent.click(screen.getByRole("button", { name: "Name it" }));
  const title = screen.getByRole("textbox", { name: "Title of the run" });
  fireEvent.change(title, { target: { value: "Rivers" } });
  fireEvent.keyDown(title, { key: "Enter" });
  await focusIsOn("Rivers");
  fireEvent.click(screen.getByRole("button", { name: "Add a note" }));
  const note = screen.getByRole("textbox", { name: "Note, for you alone" });
  fireEvent.keyDown(note, { key: "Escape" });
  await focusIsOn("Add a note");
  fireEvent.click(screen.getByRole("button", { name: "Add a note" }));
  const again = screen.getByRole("textbox", { name: "Note, for you alone" });
  fireEvent.change(again, { target: { value: "Mine" } });
  fireEvent.keyDown(again, { key: "Enter", ctrlKey: true });
  await focusIsOn("Edit the note");
});
