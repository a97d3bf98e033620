import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { modelList } from "@/lib/client/testing/model-list";
import type { ModelList, ModelSummary } from "@/lib/contract/models";
import type { ModelMember } from "@/lib/fusion/run-request";
import { MemberSettings } from "./member-settings";

const TAKES = { temperature: false, reasoning: true, maxOutputTokens: true, images: true };

/** Alpha takes no temperature; Beta is also reached through another connection. */
function models(): ModelList {
  const list = modelList();
  const items = list.items.map(
    (model): ModelSummary => (model.id === "lab/a" ? { ...model, takes: TAKES } : model),
  );
  const beta = list.items.find(({ id }) => id === "lab/b");
  return {
    ...list,
    items: [...items, ...(beta ? [{ ...beta, id: "far/b", connection: "far" }] : [])],
    connections: [
      ...list.connections,
      { id: "far", name: "Far", kind: "openrouter", status: "ready", message: null },
    ],
  };
}

let now: ModelMember;

function Settings({ member }: { member: ModelMember }) {
  const [changed, setChanged] = useState(member);
  now = changed;
  return (
    <MemberSettings member={changed} path="pool.0" problems={[]} onChange={setChanged} models={models()} />
  );
}

const show = (member: ModelMember) => render(<Settings member={member} />);
const box = (name: string) => screen.getByRole("textbox", { name }) as HTMLInputElement;
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole("button", { name }));
const pick = (action: string, name: RegExp) => {
  click(action);
  const popover = screen.getByRole("dialog", { name: action });
  fireEvent.click(within(popover).getByRole("option", { name }));
};
/** Without what is not set. */
const member = () => JSON.parse(JSON.stringify(now)) as ModelMember;

beforeEach(fakeLayout);
afterEach(cleanup);

describe("a member's settings", () => {
  it("disable what its model does not take, and say why", () => {
    show({ model: "lab/a" });
    expect([box("Temperature").disabled, box("Output limit").disabled]).toEqual([true, false]);
    expect(screen.getByRole("textbox", { description: "Alpha takes no temperature." })).toBe(
      box("Temperature"),
    );
    expect(screen.getByText("Takes images")).toBeTruthy();
  });

  it("offer everything where nobody says what the model takes", () => {
    show({ model: "lab/c", temperature: 0.2 });
    expect(box("Temperature").disabled).toBe(false);
    expect(screen.queryByText(/Takes/)).toBeNull();
  });

  it("show what is left over from another model, and let it be removed", () => {
    show({ model: "lab/a", temperature: 0.2, reasoning: "low" });
    expect(box("Temperature").value).toBe("0.2");
    expect(screen.getByText("Alpha takes no temperature.")).toBeTruthy();
    click("Remove the temperature");
    expect(member()).toEqual({ model: "lab/a", reasoning: "low" });
    expect(screen.queryByRole("button", { name: "Remove the temperature" })).toBeNull();
  });

  it("change the model in its place and keep the rest", () => {
    show({ model: "lab/a", reasoning: "low", instructions: "Be brief.", models: ["lab/c"] });
    pick("Change model", /Gamma/);
    expect(member()).toEqual({
      model: "lab/c",
      reasoning: "low",
      instructions: "Be brief.",
      models: ["lab/c"],
    });
  });

  it("keep fallbacks in an order: added, moved, removed", () => {
    show({ model: "lab/a" });
    pick("Add a fallback", /BetaLab/);
    pick("Add a fallback", /Gamma/);
    click("Move lab/c up");
    expect(member().models).toEqual(["lab/c", "lab/b"]);
    click("Remove lab/b");
    expect(member().models).toEqual(["lab/c"]);
    click("Remove lab/c");
    expect(member()).toEqual({ model: "lab/a" });
  });

  it("offer no more than five fallbacks", () => {
    show({ model: "lab/a", models: ["x/1", "x/2", "x/3", "x/4", "x/5"] });
    expect(screen.queryByRole("button", { name: "Add a fallback" })).toBeNull();
  });

  it("offer a route only where the model is reached twice", () => {
    show({ model: "lab/a" });
    expect(screen.queryByRole("combobox", { name: "Route" })).toBeNull();
  });

  it("choose among the connections that have the model", () => {
    show({ model: "lab/b" });
    expect(screen.getByText("The same model is reached through Lab, Far.")).toBeTruthy();
    const route = (name: string) => {
      fireEvent.click(screen.getByRole("combobox", { name: "Route" }));
      const option = screen.getByRole("option", { name });
      // A select takes only what the pointer is on.
      fireEvent.mouseMove(option);
      fireEvent.click(option);
    };
    route("Fastest connection as measured here");
    expect(member().route).toBe("fastest");
    route("In an order");
    expect(member().route).toEqual(["lab", "far"]);
    click("Move far up");
    click("Remove lab");
    expect(member().route).toEqual(["far"]);
    click("Lab");
    expect(member().route).toEqual(["far", "lab"]);
    route("Lab only");
    expect(member()).toEqual({ model: "lab/b" });
  });
});
