import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import type { MeasuredModel, ModelList } from "@/lib/contract/models";
import { MeasuredModels } from "./measured-models";

const OAK: MeasuredModel = {
  model: "lab/oak",
  connection: "lab",
  calls: 40,
  firstTokenMs: { p50: 400, p95: 1_200, p99: 3_000, histogram: [{ from: 316, to: 422, count: 30 }] },
  tokensPerSecond: null,
  maxGapMs: { p50: 60, p95: 90, p99: 120, histogram: [] },
  failures: { overloaded: 8, "timed-out": 2 },
  failureRate: 0.25,
  spent: { usd: null, source: "unknown", atLeastUsd: 0.02 },
};

let list: ModelList;
let asked: string[] = [];
let answer = () => Response.json(list);
let wide = true;

beforeEach(() => {
  fakeLayout();
  list = {
    items: ["oak", "elm", "fir"].map((name) => ({
      ...{
        id: `lab/${name}`,
        name,
        connection: "lab",
        contextLength: null,
        maxOutputTokens: null,
        price: null,
      },
      ...{ canAnswer: true, canJudge: true, takes: null, about: null },
    })),
    connections: [{ id: "lab", name: "My lab", kind: "openai-compatible", status: "ready", message: null }],
    profiles: [],
    measured: [OAK],
    period: "7d",
    nextCursor: null,
  };
  asked = [];
  answer = () => Response.json(list);
  wide = true;
  vi.stubGlobal("matchMedia", () => ({
    get matches() {
      return wide;
    },
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    return answer();
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(search = "") {
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  render(
    <QueryClientProvider client={client}>
      <SearchParamsContext value={new URLSearchParams(search)}>
        <MeasuredModels />
      </SearchParamsContext>
    </QueryClientProvider>,
  );
}
const plain = (text: string | null) => text?.replaceAll("\u202f", " ");

it("a row has the figures, and opens to the failures by reason, with the most frequent first", async () => {
  show("period=30d");
  const opener = await screen.findByRole("button", { name: "oak" });
  expect(asked).toEqual(["/api/models?period=30d"]);
  const row = opener.closest("tr");
  expect([...(row?.querySelectorAll("td") ?? [])].map(({ textContent }) => plain(textContent))).toEqual([
    ...["My lab", "40", "400 ms", "1.2 s", "3.0 s", "–", "25 %", "at least $0.02"],
  ]);
  fireEvent.click(opener);
  const reasons = within(screen.getByRole("region", { name: "Why did calls fail?" }));
  expect(
    reasons
      .getAllByRole("row")
      .slice(1)
      .map(({ textContent }) => textContent),
  ).toEqual(["overloaded8", "timed-out2"]);
  expect(screen.getByText(/^No rate is known/)).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: "As a table" }));
  expect(screen.getAllByRole("row", { name: /316/ }).map(({ textContent }) => plain(textContent))).toEqual([
    "316 ms to 422 ms30",
  ]);
  expect(screen.getByText(/^2 other connected models were not called/)).toBeTruthy();
});

it("where there is no room for a table, the same stands in cards", async () => {
  wide = false;
  show();
  fireEvent.click(await screen.findByRole("button", { name: "oak" }));
  expect(screen.getByRole("list", { name: "Models by what was measured of them" })).toBeTruthy();
  expect(plain(screen.getByText(/400/).textContent)).toBe("400 ms · 1.2 s · 3.0 s");
  expect(screen.getByRole("region", { name: "How long until the first token?" })).toBeTruthy();
});

it("where nothing was called, it says so and where to begin", async () => {
  list = { ...list, measured: [], period: "24h" };
  show("period=24h");
  expect(await screen.findByText(/^Nothing was called in the last 24 hours\. Run a prompt/)).toBeTruthy();
  expect(screen.getByRole("link", { name: "Run a prompt" }).getAttribute("href")).toBe("/");
});

it("what could not be loaded is said, and asked for again by a click", async () => {
  answer = () => Response.json({}, { status: 503 });
  show();
  expect((await screen.findByRole("alert")).textContent).toContain("What was measured could not be loaded");
  answer = () => Response.json(list);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("button", { name: "oak" })).toBeTruthy();
});
