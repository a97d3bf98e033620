import { cleanup, render, screen, within } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { createRunViewStore, RunViewContext } from "@/lib/client/run-view-store";
import { type Analysis, EMPTY_ANALYSIS } from "@/lib/fusion/judge/analysis";
import { FindingList } from "./finding-list";

afterEach(cleanup);

const show = (analysis: Partial<Analysis>) =>
  render(
    <RunViewContext value={createRunViewStore()}>
      <FindingList analysis={{ ...EMPTY_ANALYSIS, ...analysis }} />
    </RunViewContext>,
  );

it("shows every finding of a judge that repeats itself, without a complaint of React", () => {
  const complaint = vi.spyOn(console, "error");
  const twice = { claim: "Use `pgbouncer`.", candidates: ["A" as const] };
  const contradiction = { topic: "How many", positions: [twice, twice] };
  show({ consensus: [twice, twice], contradictions: [contradiction, contradiction] });
  expect(screen.getAllByText("pgbouncer").map((code) => code.tagName)).toEqual(Array(6).fill("CODE"));
  expect(complaint).not.toHaveBeenCalled();
  complaint.mockRestore();
});

it("says of each kind how many there are, and leaves out what the judge did not find", () => {
  show({
    uniqueInsights: [{ claim: "Only B", candidate: "B" }],
    blindSpots: [{ claim: "One" }, { claim: "Two" }],
  });
  expect(screen.getAllByRole("heading").map((heading) => heading.textContent)).toEqual([
    "Only one saw1",
    "Missing from all2",
  ]);
  const [insight] = screen.getAllByRole("listitem");
  expect(within(insight as HTMLElement).getByRole("button", { name: "Show where B says this" })).toBeTruthy();
});
