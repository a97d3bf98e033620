import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { modelsQuery } from "@/lib/client/models-query";
import { modelList } from "@/lib/client/testing/model-list";
import { ApiPage } from "./api-page";

afterEach(cleanup);

const ERRORS = [
  { status: 402, code: "over_budget", meaning: "It may cost more than its cap" },
  { status: 402, code: "judge_failed", meaning: "The judge failed" },
  { status: 502, code: "judge_failed", meaning: "The judge failed" },
];

test("the snippets are for this server, and stream where it is asked for", () => {
  const client = new QueryClient();
  client.setQueryData(modelsQuery.queryKey, modelList());
  render(
    <QueryClientProvider client={client}>
      <ApiPage errors={ERRORS} />
    </QueryClientProvider>,
  );
  const call = within(screen.getByRole("region", { name: "Call it" }));
  expect(call.getByRole("combobox", { name: "Profile" }).textContent).toBe("Default profile");
  const panel = () => call.getByRole("tabpanel").textContent;
  expect(panel()).toContain(`${window.location.origin}/v1/chat/completions`);
  expect(panel()).not.toContain('"stream": true');
  fireEvent.click(call.getByRole("switch", { name: "Stream" }));
  expect(panel()).toContain('"stream": true');
  fireEvent.click(call.getByRole("tab", { name: "Python" }));
  expect(panel()).toContain("stream=True");
  const errors = within(screen.getByRole("region", { name: "Errors by status and code" }));
  expect(errors.getAllByRole("row").map(({ textContent }) => textContent)).toEqual([
    "StatusCodeWhat happened",
    "402over_budgetIt may cost more than its cap",
    "402, 502judge_failedThe judge failed",
  ]);
});
