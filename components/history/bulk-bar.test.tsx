import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import type { Bulk } from "@/lib/contract/run-marks";
import type { RunSummary } from "@/lib/contract/runs";
import { BulkBar } from "./bulk-bar";

let sent: Bulk[] = [];
let refused: string[] = [];

beforeEach(() => {
  fakeLayout();
  sent = [];
  refused = [];
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) => {
    const bulk = JSON.parse(String(init.body)) as Bulk;
    sent.push(bulk);
    return Response.json({ ids: bulk.ids.filter((id) => !refused.includes(id)) });
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const run = (id: string, more: Partial<RunSummary>) =>
  ({ id, starred: false, tags: [], ...more }) as unknown as RunSummary;
const RUNS = [run("a", { starred: true }), run("b", {}), run("c", { tags: ["sky"] }), run("d", {})];

function show(...ids: string[]) {
  const selection = { ids: new Set(ids), toggle: vi.fn(), takeAll: vi.fn(), begin: vi.fn(), end: vi.fn() };
  render(
    <QueryClientProvider client={new QueryClient()}>
      <ToastProvider>
        <main id="main">
          <BulkBar selection={selection} runs={RUNS} />
          {RUNS.map(({ id }) => (
            <a key={id} href={`/runs/${id}`}>
              {id}
            </a>
          ))}
        </main>
      </ToastProvider>
    </QueryClientProvider>,
  );
}

async function tag(name: string, button: string) {
  fireEvent.click(screen.getByRole("button", { name: "Tag" }));
  fireEvent.change(await screen.findByRole("textbox", { name: "Tag" }), { target: { value: name } });
  fireEvent.click(screen.getByRole("button", { name: button }));
}

it("stars those that were not, says how many, and takes it back from those alone", async () => {
  show("a", "b", "c");
  fireEvent.click(screen.getByRole("button", { name: "Star" }));
  expect(await screen.findByText("2 runs were starred.")).toBeDefined();
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { ids: ["b", "c"], action: "star" },
      { ids: ["b", "c"], action: "unstar" },
    ]),
  );
});

it("tags what has the tag not yet, and says of how many it could not", async () => {
  refused = ["d"];
  show("b", "c", "d");
  await tag("  sky ", "Add to all");
  expect(await screen.findByText("1 run was tagged “sky”.")).toBeDefined();
  expect(screen.getByText(/^1 run could not be:/)).toBeDefined();
  expect(sent).toEqual([{ ids: ["b", "d"], action: "tag", tag: "sky" }]);
});

it("asks for nothing where nothing would change, and says so", async () => {
  show("b", "d");
  await tag("sky", "Remove from all");
  expect(await screen.findByText("None of them has the tag “sky”.")).toBeDefined();
  expect(sent).toEqual([]);
});

it("leads on to the run after those that are deleted, and to the page where none is left", async () => {
  const remove = async (...ids: string[]) => {
    show(...ids);
    fireEvent.click(screen.getByRole("button", { name: "Delete" }));
    await waitFor(() => expect(screen.getByRole("main").contains(document.activeElement)).toBe(true));
    await waitFor(() => expect(document.activeElement?.tagName).not.toBe("BUTTON"));
    const reached = document.activeElement?.getAttribute("href") ?? document.activeElement?.id;
    cleanup();
    return reached;
  };
  expect(await remove("b", "c")).toBe("/runs/d");
  expect(await remove("b", "d")).toBe("/runs/c");
  expect(await remove("c", "d")).toBe("/runs/b");
  expect(await remove("a", "b", "c", "d")).toBe("main");
});
