import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fakeLayout } from "@/components/ui/testing/fake-layout";
import { ToastProvider } from "@/components/ui/toast";
import { useSetupStore } from "@/lib/client/setup-store";
import { PLAIN_SETUP } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import { PoolEditor } from "./pool-editor";

function Editor() {
  const pool = useSetupStore((store) => store.setup.pool) ?? [];
  return <PoolEditor pool={pool} models={modelList()} problems={[]} />;
}

function show(size: number) {
  const pool = Array.from({ length: size }, (_, index) => ({ key: `k${index}`, member: { model: "lab/a" } }));
  useSetupStore.setState({ setup: { ...PLAIN_SETUP, pool } });
  render(
    <ToastProvider>
      <Editor />
    </ToastProvider>,
  );
}

const members = () => useSetupStore.getState().setup.pool?.map((entry) => entry.member);
const button = (name: RegExp) => screen.getByRole("button", { name });
/** Why it does nothing, if so: it can have the focus all the same. */
const whyNot = (name: RegExp) => button(name).getAttribute("aria-disabled") && button(name).title;

beforeEach(fakeLayout);
afterEach(cleanup);

describe("the pool editor", () => {
  it("adds the same model again", () => {
    show(1);
    fireEvent.click(screen.getByRole("option", { name: /Alpha/ }));
    expect(members()).toEqual([{ model: "lab/a" }, { model: "lab/a" }]);
  });

  it("offers only what can answer", () => {
    show(1);
    expect(screen.queryByRole("option", { name: /Extractive/ })).toBeNull();
  });

  it("adds a pasted answer and opens it to be written", () => {
    show(1);
    fireEvent.click(screen.getByRole("button", { name: "Add a pasted answer" }));
    fireEvent.change(screen.getByRole("textbox", { name: "The answer" }), { target: { value: "42" } });
    expect(members()).toEqual([{ model: "lab/a" }, { pasted: "42", name: "" }]);
  });

  it("stops at eight members and says so", () => {
    show(8);
    expect([screen.queryByRole("option"), whyNot(/Duplicate A/)]).toEqual([
      null,
      "Eight members is the most",
    ]);
    expect(screen.getByText("Eight members is the most. Remove one to add another.")).toBeTruthy();
  });

  it("does not remove the last member", () => {
    show(1);
    expect(whyNot(/Remove A/)).toBe("A pool has at least one member");
    fireEvent.click(button(/Remove A/));
    expect(members()).toHaveLength(1);
  });

  it("keeps the focus: in the answer that was added, on a button at its end, in the row after a removed one", async () => {
    show(3);
    fireEvent.click(button(/Add a pasted answer/));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Where it is from" }));
    const up = button(/Move B, Alpha up/);
    up.focus();
    fireEvent.click(up);
    expect([document.activeElement, whyNot(/Move A, Alpha up/)]).toEqual([up, "It is the first"]);
    fireEvent.click(button(/Remove A/));
    await waitFor(() => expect(document.activeElement).toBe(button(/Settings of A/)));
  });

  it("brings a removed member back", () => {
    show(2);
    fireEvent.click(screen.getByRole("button", { name: /Remove A/ }));
    expect(members()).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(useSetupStore.getState().setup.pool?.map((entry) => entry.key)).toEqual(["k0", "k1"]);
  });
});
