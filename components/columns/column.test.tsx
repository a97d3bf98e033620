import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import type { ReactNode } from "react";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createStore } from "zustand/vanilla";
import { TooltipProvider } from "@/components/ui/tooltip";
import { ownRun } from "@/lib/client/run-access";
import type { RunSnapshot, RunStore } from "@/lib/client/run-store";
import { createRunViewStore, RunViewContext } from "@/lib/client/run-view-store";
import { answered, begun, failed, foldRun, said, type Timed } from "@/lib/client/testing/run-fixtures";
import { RunStoreContext } from "@/lib/client/use-run";
import { Column } from "./column";

beforeAll(async () => {
  // Else a busy machine takes longer to fetch it than a test waits for it.
  await import("@/components/ui/markdown/markdown-document");
  // jsdom lays nothing out.
  const observer = class {
    observe() {
      return undefined;
    }
    disconnect() {
      return undefined;
    }
  };
  vi.stubGlobal("ResizeObserver", observer);
  vi.stubGlobal("IntersectionObserver", observer);
  Element.prototype.scrollTo = () => undefined;
  vi.stubGlobal("fetch", async () =>
    Response.json({ items: [], connections: [], profiles: [], nextCursor: null }),
  );
});

afterEach(cleanup);

function storeOf(events: Timed[]): RunStore {
  const snapshot: RunSnapshot = {
    run: foldRun(events),
    stream: { kind: "live" },
    error: null,
    originMs: Date.now() - 4_000,
  };
  return {
    ...createStore<RunSnapshot>(() => snapshot),
    access: ownRun("r1"),
    runId: "r1",
    open: () => () => undefined,
    follow: vi.fn(),
  };
}

function wrap(store: RunStore, children: ReactNode) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <TooltipProvider>
        <RunStoreContext value={store}>
          <RunViewContext value={createRunViewStore()}>{children}</RunViewContext>
        </RunStoreContext>
      </TooltipProvider>
    </QueryClientProvider>
  );
}

async function showA(...events: Timed[]) {
  const store = storeOf([...begun(2), ...events]);
  render(wrap(store, <Column label="A" tall />));
  await act(async () => undefined);
  return screen.getByRole("region", { name: "A: Model A" });
}

const figures = (column: HTMLElement) =>
  [...column.querySelectorAll("dl > div")].map(
    (each) =>
      `${each.querySelector("dt")?.textContent}: ${each.querySelector("dd")?.textContent?.replaceAll("\u202f", " ")}`,
  );

it("shows what was called, with its arguments, where nothing was said", async () => {
  const toolCalls = [{ id: "call_1", name: "look_up", arguments: '{"of":"sky"}' }];
  const column = await showA(answered("A", 40, { finish: "tool-calls", toolCalls }));
  const calls = within(column).getByRole("list", { name: "Tools that A called" });
  expect(calls.textContent).toContain("Calls look_up");
  await waitFor(() => expect(calls.querySelector("pre")?.textContent).toBe('{\n  "of": "sky"\n}'));
});

const retrying: Timed = {
  at: 9,
  type: "candidate.retrying",
  candidate: "A",
  reason: "rate-limited",
  message: "429 slow down",
  inMs: 60_000,
};

describe("a column", () => {
  it("says what it waits for, and since when", async () => {
    const column = await showA();
    expect(column.textContent).toMatch(/Waiting for the first token · \d+\u202fs/);
    expect(figures(column).slice(0, 4)).toEqual(["first token: –", "speed: –", "tokens: –", "cost: –"]);
  });

  it("folds its thoughts behind the seconds they take", async () => {
    const column = await showA({
      at: 1_000,
      type: "candidate.delta",
      candidate: "A",
      reasoning: "Let me see",
    });
    expect(column.textContent).toMatch(/Thinking for \d+\u202fs/);
    expect(screen.queryByText("Let me see")).toBe(null);
  });

  it("counts down to its next try, in the provider's words", async () => {
    const column = await showA(retrying);
    expect(column.textContent).toMatch(/Retrying in 5\d\u202fs/);
    expect(column.textContent).toContain("429 slow down");
  });

  it("shows what is unknown as unknown, never as nought", async () => {
    const column = await showA(said("A", 9, "Yes."), answered("A", 2_001));
    expect(column.textContent).toContain("Done");
    expect(figures(column)).toEqual([
      "first token: 10 ms",
      "speed: 40 tok/s",
      "tokens: unknown",
      "cost: unknown",
      "time: 2.0 s",
    ]);
  });

  it("tells what happened, what to do, and offers one button where it failed", async () => {
    const request = vi.fn<typeof fetch>(async () => Response.json({}, { status: 202 }));
    vi.stubGlobal("fetch", request);
    const column = await showA(failed("A", 20, { reason: "overloaded", message: "503 too busy" }));
    expect(column.textContent).toContain(
      "The provider is overloaded or down.503 too busyAsk again in a moment, or use another model.",
    );
    await act(async () =>
      fireEvent.click(screen.getAllByRole("button", { name: "Ask A again" }).at(-1) as HTMLElement),
    );
    expect(request.mock.calls.map(([path]) => path).filter((path) => path !== "/api/models")).toEqual([
      "/api/runs/r1/candidates/A/retry",
    ]);
  });

  it("is told apart where its answer broke off, keeps it, and asks once more", async () => {
    const column = await showA(
      said("A", 9, "Half of"),
      failed("A", 20, { reason: "network", message: "cut" }),
    );
    expect(column.textContent).toMatch(
      /Broke off.*Half of.*The answer broke off\.cutWhat arrived is kept\./s,
    );
    expect(screen.getAllByRole("button", { name: "Ask A again" })).toHaveLength(2);
  });

  it("does not repeat a refusal that stands as the answer", async () => {
    const refusal = failed("A", 20, { reason: "refused", message: "The model refused: I cannot." });
    const column = await showA(said("A", 9, "I cannot."), refusal);
    expect(column.textContent).toMatch(
      /Failed.*I cannot\.The model declined to answer\.Put the prompt in other words/s,
    );
  });

  it("leads to where a key is entered, and for what cannot be mended there asks again", async () => {
    const column = await showA(failed("A", 20, { reason: "unauthorized", message: "401 bad key" }));
    expect(column.textContent).toContain(
      "The key was not accepted.401 bad keyEnter a key that may use this model",
    );
    expect(screen.getByRole("link", { name: "Open connections" }).getAttribute("href")).toBe(
      "/settings/connections",
    );
    cleanup();
    await showA(failed("A", 20, { reason: "budget", message: "cap" }));
    expect(screen.getAllByRole("button", { name: "Ask A again" })).toHaveLength(2);
  });

  it("keeps what was said by a column that was stopped or cut short, and says so", async () => {
    expect(
      (await showA(said("A", 9, "Half"), answered("A", 20, { finish: "stopped" }))).textContent,
    ).toContain("What it had said by then is kept.");
    cleanup();
    expect(
      (await showA(said("A", 9, "Half"), answered("A", 20, { finish: "length" }))).textContent,
    ).toContain("It reached its output limit");
  });

  it("says who answers instead of whom and why, and keeps what was said folded away", async () => {
    const store = storeOf([
      ...begun(2),
      said("A", 9, "It had begun"),
      {
        at: 20,
        type: "candidate.rerouted",
        candidate: "A",
        why: "fallback",
        from: "lab/a",
        to: "vault/birch",
        name: "Birch",
        reason: "network",
        message: "lab: the connection was cut.",
        spent: null,
      },
      said("A", 30, "Whole."),
    ]);
    render(wrap(store, <Column label="A" tall />));
    await act(async () => undefined);
    const column = screen.getByRole("region", { name: "A: Birch" });
    expect(column.querySelector("header")?.textContent).toContain("vault/birch");
    expect(column.textContent).toContain(
      "Birch answers instead of Model A. The connection to the provider failed.lab: the connection was cut.",
    );
    expect(column.textContent).not.toContain("It had begun");
    fireEvent.click(screen.getByRole("button", { name: "What it had said" }));
    expect(column.textContent).toContain("It had begun");
    expect(column.textContent).toContain("Whole.");
  });

  it("shows its time against what its model usually takes for as many tokens", async () => {
    const spread = (p50: number) => ({ p50, p95: p50, p99: p50, histogram: [] });
    const measured = {
      model: "lab/a",
      connection: "lab",
      calls: 9,
      firstTokenMs: spread(500),
      tokensPerSecond: spread(40),
      maxGapMs: null,
      failures: {},
      failureRate: 0,
      spent: { usd: 0, source: "computed" },
    };
    vi.stubGlobal("fetch", async () =>
      Response.json({ items: [], connections: [], profiles: [], measured: [measured], nextCursor: null }),
    );
    const usage = { inputTokens: 1, outputTokens: 21, cachedTokens: null, reasoningTokens: null };
    const column = await showA(said("A", 9, "Yes."), answered("A", 2_001, { usage }));
    const bar = await within(column).findByRole("img");
    expect(bar.getAttribute("aria-label")?.replaceAll("\u202f", " ")).toBe(
      "A: It took 2.0 s; for as many tokens its model usually takes 1.0 s here.",
    );
    expect(bar.querySelector("span")?.style.left).toBe("50%");
  });

  it("offers to stop only while it speaks", async () => {
    await showA(said("A", 9, "x"));
    expect(screen.getByRole("button", { name: "Stop A" })).toBeTruthy();
    cleanup();
    await showA(said("A", 9, "x"), answered("A", 20));
    expect(screen.queryByRole("button", { name: "Stop A" })).toBe(null);
  });
});
