import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { specialEntry } from "@/lib/client/model-index";
import { useModelMarks } from "@/lib/client/model-marks-store";
import { modelList } from "@/lib/client/testing/model-list";
import type { ModelList } from "@/lib/contract/models";
import { ModelPicker } from "./model-picker";

const every = () => true;
const AUTO = [specialEntry("auto", "auto", "the strongest outside the pool")];

function show(more: Partial<Parameters<typeof ModelPicker>[0]> = {}) {
  const onChoose = vi.fn();
  const models = modelList();
  render(
    <ModelPicker
      label="Add"
      placeholder="Search"
      models={models}
      offers={every}
      onChoose={onChoose}
      {...more}
    />,
  );
  return onChoose;
}

/** A list of so many models, enough that most are out of sight. */
function longList(count: number): ModelList {
  const [first] = modelList().items;
  const items = Array.from({ length: count }, (_, n) => ({
    ...(first ?? (modelList().items[0] as never)),
    id: `lab/m${n}`,
    name: `Model ${n}`,
  }));
  return { ...modelList(), items };
}

const input = () => screen.getByRole("combobox", { name: "Add" }) as HTMLInputElement;
const type = (value: string) => fireEvent.change(input(), { target: { value } });
const press = (key: string, more = {}) => fireEvent.keyDown(input(), { key, ...more });
const names = () =>
  screen.queryAllByRole("option").map((option) => option.textContent?.replace(/(lab|local|Lab|,).*/, ""));
/** The option that the combobox says Enter would choose. */
const active = () => {
  const id = input().getAttribute("aria-activedescendant");
  return id === null ? null : document.getElementById(id);
};

beforeEach(() => {
  fakeLayout();
  useModelMarks.setState({ favourites: [], recent: [] });
});
afterEach(cleanup);

describe("the model picker", () => {
  it("says of each model where it is, what it costs and what was measured", () => {
    show({
      models: {
        ...modelList(),
        measured: [
          {
            model: "lab/a",
            connection: "lab",
            calls: 3,
            firstTokenMs: { p50: 420, p95: 900, p99: 900, histogram: [] },
            tokensPerSecond: { p50: 61, p95: 80, p99: 80, histogram: [] },
            maxGapMs: null,
            failures: {},
            failureRate: 0,
            spent: { usd: null, source: "unknown" },
          },
        ],
      },
    });
    expect(screen.getByRole("option", { name: /Alpha/ }).textContent).toBe(
      "AlphaLab · $3 in · $15 out per M · first token 420\u202fms · 61\u202ftok/s",
    );
    expect(screen.getByRole("option", { name: /Gamma/ }).textContent).toBe("GammaLab · price unknown");
  });

  it("moves through the list by arrows, round its ends, and chooses by Enter", () => {
    const onChoose = show();
    const seen = [active()?.textContent];
    for (const key of ["ArrowDown", "ArrowUp", "ArrowUp"]) {
      press(key);
      seen.push(active()?.textContent);
    }
    expect(seen.map((text) => text?.slice(0, 5))).toEqual(["Alpha", "BetaL", "Alpha", "Gamma"]);
    press("Enter");
    expect(onChoose.mock.calls).toEqual([["lab/c"]]);
  });

  it("tells a screen reader where it is among how many, also far out of sight", () => {
    show({ models: longList(3_000) });
    expect(screen.getAllByRole("option").length).toBeLessThan(60);
    for (let page = 0; page < 20; page += 1) press("PageDown");
    expect(active()?.getAttribute("aria-posinset")).toBe("121");
    expect(active()?.getAttribute("aria-setsize")).toBe("3000");
    expect(active()?.getAttribute("aria-selected")).toBe("true");
  });

  it("begins at the top of each new list", () => {
    const onChoose = show();
    press("ArrowDown");
    press("ArrowDown");
    type("a");
    press("Enter");
    expect(onChoose.mock.calls).toEqual([["lab/a"]]);
  });

  it("is empty again after a choice, and puts the choice on top the next time", () => {
    show();
    type("gam");
    press("Enter");
    expect([input().value, names()[0]]).toEqual(["", "Gamma"]);
    expect(screen.getByText("Chosen lately")).toBeTruthy();
  });

  it("marks a favourite by Shift+Enter and by its star, and moves nothing meanwhile", () => {
    const onChoose = show();
    press("ArrowDown");
    press("Enter", { shiftKey: true });
    fireEvent.click(screen.getByRole("option", { name: /Gamma/ }).querySelector("[data-star]") as Element);
    expect([useModelMarks.getState().favourites, names(), onChoose.mock.calls]).toEqual([
      ["lab/b", "lab/c"],
      ["Alpha", "Beta", "Extractive", "Gamma"],
      [],
    ]);
    expect(screen.getByRole("option", { name: /Beta, favourite/ })).toBeTruthy();
    type("a");
    type("");
    expect(names()).toEqual(["Beta", "Gamma", "Alpha", "Extractive"]);
  });

  it("leaves a word alone that is still being composed", () => {
    const onChoose = show();
    press("Enter", { isComposing: true });
    expect(onChoose.mock.calls).toEqual([]);
  });

  it("says which filter keeps what was sought out, and clears them all", () => {
    show();
    fireEvent.click(screen.getByRole("button", { name: "Takes images" }));
    type("alp");
    expect(
      screen.getByText("No model called “alp” passes all filters. There would be 1 without images."),
    ).toBeTruthy();
    expect(active()).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Clear filters" }));
    expect(names()).toEqual(["Alpha"]);
  });

  it("says that nothing is called so", () => {
    show();
    type("zebra");
    expect(screen.getByText("No model is called “zebra”.")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Clear filters" })).toBeNull();
    expect(within(screen.getByRole("listbox", { name: "Add" })).queryAllByRole("option")).toEqual([]);
  });

  it("counts what is there to find", () => {
    show({ special: AUTO, without: ["lab/a"] });
    expect(screen.getByText("4 models")).toBeTruthy();
    type("auto");
    expect(screen.getByText("1 of 4 models")).toBeTruthy();
    expect(names()[0]).toMatch(/^auto/);
  });

  it("says where a list is not the one of now", () => {
    const [lab] = modelList().connections;
    if (!lab) throw new Error("The list has a connection.");
    const asOf = new Date(Date.now() - 3 * 3_600_000).toISOString();
    show({
      models: {
        ...modelList(),
        connections: [
          { ...lab, status: "unreachable", message: "Away.", list: "stored", asOf },
          { ...lab, id: "or", name: "OpenRouter", status: "loading", list: "bundled", asOf: null },
        ],
      },
    });
    expect(screen.getByText("Lab cannot be reached: these are the models it had 3 h ago.")).toBeTruthy();
    expect(
      screen.getByText("OpenRouter is being asked: these are the models it is known to have."),
    ).toBeTruthy();
  });
});
