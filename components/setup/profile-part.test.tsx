import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import { modelsQuery } from "@/lib/client/models-query";
import { useSetupStore } from "@/lib/client/setup-store";
import { PLAIN_SETUP } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import { useSetup } from "@/lib/client/use-setup";
import type { ProfileSummary } from "@/lib/contract/models";
import { ProfilePart } from "./profile-part";

function Part() {
  return <ProfilePart current={useSetup()} problems={[]} open onOpenChange={() => undefined} />;
}

function show(models = modelList()) {
  const client = new QueryClient();
  client.setQueryData(modelsQuery.queryKey, models);
  render(
    <QueryClientProvider client={client}>
      <ToastProvider>
        <Part />
      </ToastProvider>
    </QueryClientProvider>,
  );
}

const members = () => useSetupStore.getState().setup.pool?.map(({ member }) => member) ?? null;

beforeEach(() => {
  fakeLayout();
  useSetupStore.setState({ setup: PLAIN_SETUP });
});
afterEach(cleanup);

it("says of each member why it was chosen, and once what holds for all", () => {
  show();
  const [quality, budget] = screen.getAllByRole("radio");
  const about = (radio: HTMLElement | undefined) =>
    document.getElementById(radio?.getAttribute("aria-labelledby") ?? "");
  expect(
    within(about(quality) as HTMLElement)
      .getAllByRole("listitem")
      .map((item) => item.textContent),
  ).toEqual(["AAlphathe strongest of Lab here", "BBetathe next strongest", "CGammathe third"]);
  expect(about(budget)?.textContent).toBe("BudgetBest ofThe cheapest. Beta, Gamma.");
});

it("says why also where one reason holds for all, and where there is one model", () => {
  const { profiles, ...list } = modelList();
  const [quality, budget] = profiles as [ProfileSummary, ProfileSummary];
  const alone = {
    ...quality,
    about: "The strongest: Alpha.",
    pool: [{ model: "lab/a" }],
    why: ["the only one"],
  };
  show({ ...list, profiles: [alone, { ...budget, about: "At a low price: Beta, Gamma." }] });
  const texts = screen.getAllByRole("radio").map((radio) => {
    const id = radio.getAttribute("aria-labelledby") ?? "";
    return document.getElementById(id)?.textContent;
  });
  expect(texts).toEqual([
    "QualityMergeThe strongest: Alpha. It is the only one.",
    "BudgetBest ofAt a low price: Beta, Gamma. Each is cheap.",
  ]);
});

it("ends what a person wrote of a profile before it names the members", () => {
  const { profiles, ...list } = modelList();
  const [, budget] = profiles as [ProfileSummary, ProfileSummary];
  const own = (id: string, about: string): ProfileSummary => ({ ...budget, id, kind: "own", why: [], about });
  show({ ...list, profiles: [own("prof_1", "Strict on correctness"), own("prof_2", "")] });
  expect(screen.getByText("Strict on correctness. Beta, Gamma.")).toBeTruthy();
  expect(screen.getByText("Beta, Gamma.")).toBeTruthy();
});

it("asks the strongest model three times, and takes that back", () => {
  useSetupStore.setState({ setup: { ...PLAIN_SETUP, mode: "debate" } });
  show();
  fireEvent.click(screen.getByRole("button", { name: "Alpha, three times" }));
  expect([members(), useSetupStore.getState().setup.mode]).toEqual([
    [{ model: "lab/a" }, { model: "lab/a" }, { model: "lab/a" }],
    "debate",
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Undo" }));
  expect(members()).toBeNull();
});
