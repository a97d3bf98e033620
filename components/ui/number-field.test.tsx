import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { Field } from "./field";
import { NumberField } from "./number-field";

afterEach(cleanup);

let value: number | null;
const sent = vi.fn();

function Form() {
  const [number, setNumber] = useState<number | null>(1);
  value = number;
  return (
    <form onSubmit={sent}>
      <Field label="Temperature">
        <NumberField value={number} onValueChange={setNumber} min={0} max={2} step={0.1} />
      </Field>
    </form>
  );
}

function show() {
  render(<Form />);
  const box = screen.getByRole("textbox", { name: "Temperature" }) as HTMLInputElement;
  const type = (text: string) => fireEvent.change(box, { target: { value: text } });
  /** What stands there once it was left, and the number behind it. */
  const left = () => {
    fireEvent.blur(box);
    return [box.value, value];
  };
  return { box, type, left };
}

it("takes what is typed as it is: a comma, and numbers beyond its bounds", () => {
  const { type, left } = show();
  type("0,7");
  expect(left()).toEqual(["0.7", 0.7]);
  type("-5");
  expect(left()).toEqual(["\u22125", -5]);
  type("1,000,000");
  expect(left()).toEqual(["1\u202f000\u202f000", 1_000_000]);
  type("");
  expect(left()).toEqual(["", null]);
});

it("keeps the text while it is written, and the number before it where there is none to read", () => {
  const { box, type, left } = show();
  type("0,");
  expect([box.value, value]).toEqual(["0,", 0]);
  type("abc");
  expect([box.value, value]).toEqual(["0,", 0]);
  type("1.2.3");
  expect([box.value, value, box.getAttribute("aria-invalid")]).toEqual(["1.2.3", 0, "true"]);
  expect(fireEvent.keyDown(box, { key: "Enter" })).toBe(false);
  expect(left()).toEqual(["0", 0]);
  expect(box.getAttribute("aria-invalid")).toBeNull();
});

it("steps with the arrow keys, within its bounds", () => {
  const { box, type, left } = show();
  fireEvent.keyDown(box, { key: "ArrowUp" });
  expect(left()).toEqual(["1.1", 1.1]);
  type("9");
  fireEvent.keyDown(box, { key: "ArrowUp" });
  expect(left()).toEqual(["2", 2]);
});
