import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import { accountQuery } from "@/lib/client/account-query";
import type { FieldProblem } from "@/lib/client/check-setup";
import type { EstimateView } from "@/lib/client/describe-estimate";
import { modelsQuery } from "@/lib/client/models-query";
import { useSetupStore } from "@/lib/client/setup-store";
import { PLAIN_SETUP } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import { useSetup } from "@/lib/client/use-setup";
import type { WhoAmI } from "@/lib/contract/accounts";
import { SetupLine } from "./setup-line";

const ESTIMATE: EstimateView = {
  sentence: "about $0.04 (at most $0.11)",
  explanation: "Expected.",
  autoJudge: null,
  overCap: null,
  budget: null,
};

function Line({ problems, estimate }: { problems: FieldProblem[]; estimate: EstimateView }) {
  return (
    <SetupLine current={useSetup()} attachments={[]} blind={false} problems={problems} estimate={estimate} />
  );
}

function show(problems: FieldProblem[] = [], estimate = ESTIMATE, role: "member" | "admin" = "member") {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(accountQuery.queryKey, { account: { role } } as WhoAmI);
  client.setQueryData(modelsQuery.queryKey, modelList());
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <Line problems={problems} estimate={estimate} />
      </ToastProvider>
    </QueryClientProvider>,
  );
}

const parts = () =>
  within(screen.getByRole("region", { name: "Setup" }))
    .getAllByRole("button")
    .map((part) => part.textContent);

beforeEach(() => {
  fakeLayout();
  useSetupStore.setState({ setup: PLAIN_SETUP });
});
afterEach(cleanup);

describe("the setup line", () => {
  it("reads as a sentence", () => {
    show();
    expect(parts()).toEqual([
      "Profile: Quality",
      "Mode: Merge",
      "Pool: AAlphaBBetaCGamma",
      "Judge: judged by auto (Extractive)",
      "Waiting: waits for 2 of 3, then 5\u202fs",
      "Cost: about $0.04 (at most $0.11)",
    ]);
  });

  it("says that a profile was changed", () => {
    useSetupStore.setState({ setup: { ...PLAIN_SETUP, mode: "best-of" } });
    show();
    expect(parts().slice(0, 2)).toEqual(["Profile: Quality, edited", "Mode: Best of"]);
  });

  it("changes the mode in place", () => {
    show();
    fireEvent.click(screen.getByRole("button", { name: /^Mode/ }));
    fireEvent.click(screen.getByRole("radio", { name: /Debate/ }));
    expect(useSetupStore.getState().setup.mode).toBe("debate");
  });

  it("puts a problem into words, and leads to its control, where it stands again", {
    timeout: 30_000,
  }, async () => {
    show([{ path: "pool.1.temperature", message: "From 0 to 2." }]);
    fireEvent.click(screen.getByRole("button", { name: "Fix" }));
    const popover = screen.getByRole("dialog", { name: "Who answers" });
    // The editor's code comes with the opening, on a busy machine not within a second.
    expect(await within(popover).findByText("From 0 to 2.", {}, { timeout: 20_000 })).toBeTruthy();
    fireEvent.click(within(popover).getByRole("button", { name: /Settings of B, Beta/ }));
    expect(
      within(popover).getByRole("textbox", { name: "Temperature", description: "From 0 to 2." }),
    ).toBeTruthy();
  });

  it("shows a refusal that names no field", () => {
    show([{ path: "", message: "The server is busy: try again in a minute." }]);
    expect(screen.getByText("The server is busy: try again in a minute.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Fix" })).toBeNull();
  });

  it("warns of a budget beside the cost, and says a foreseen refusal until the server says it itself", () => {
    const used = "82 % of your $5 for November is spent";
    show([], { ...ESTIMATE, budget: { tone: "warn", brief: used, message: `${used}.` } });
    expect(parts().at(-1)).toBe(`Cost: about $0.04 (at most $0.11); ${used}`);
    expect(screen.queryByText(`${used}.`)).toBeNull();
    cleanup();
    const tight = { tone: "bad", brief: "does not fit your budget", message: "Would be refused." } as const;
    show([], { ...ESTIMATE, budget: tight });
    expect(screen.getByText("Would be refused.")).toBeTruthy();
    cleanup();
    show([{ path: "budget", message: "Your budget is spent." }], { ...ESTIMATE, budget: tight });
    expect(screen.getByText("Your budget is spent.")).toBeTruthy();
    expect(screen.queryByText("Would be refused.")).toBeNull();
    expect(screen.queryByRole("button", { name: "Fix" })).toBeNull();
  });

  it("leads an admin from a budget that is in the way to where budgets are set, and nobody else", () => {
    const link = () => screen.queryByRole("link", { name: "Change the budgets" })?.getAttribute("href");
    const spent = [{ path: "budget", message: "This server’s budget is spent." }];
    show(spent, ESTIMATE, "admin");
    expect(link()).toBe("/settings/instance");
    cleanup();
    show([], { ...ESTIMATE, budget: { tone: "bad", brief: "", message: "Would be refused." } }, "admin");
    expect(link()).toBe("/settings/instance");
    cleanup();
    show(spent);
    expect(link()).toBeUndefined();
  });

  it("says before the run what its cap would refuse, once, and leads to the cap", () => {
    const overCap = "This run may cost up to $3, more than its cap of $0.50.";
    show([], { ...ESTIMATE, overCap });
    expect(screen.getByText(overCap)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Fix" })).toBeTruthy();
    cleanup();
    show([{ path: "limits.maxCostUsd", message: "The server says so." }], { ...ESTIMATE, overCap });
    expect(screen.getByText("The server says so.")).toBeTruthy();
    expect(screen.queryByText(overCap)).toBeNull();
  });
});
