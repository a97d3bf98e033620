import { cleanup, fireEvent, render, screen } from "@testing-library/react";
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
const isDisabled = (name: RegExp) => (screen.getByRole("button", { name }) as HTMLButtonElement).disabled;

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
    expect([screen.queryByRole("option"), isDisabled(/Duplicate A/)]).toEqual([null, true]);
    expect(screen.getByText("Eight members is the most. Remove one to add another.")).toBeTruthy();
  });

  it("does not remove the last member", () => {
    show(1);
    expect(isDisabled(/Remove A/)).toBe(true);
  });

  it("brings a removed member back", () => {
    show(2);
    fireEvent.click(screen.getByRole("button", { name: /Remove A/ }));
    expect(members()).toHaveLength(1);
    fireEvent.click(screen.getByRole("button", { name: "Undo" }));
    expect(useSetupStore.getState().setup.pool?.map((entry) => entry.key)).toEqual(["k0", "k1"]);
  });
});
