// @vitest-environment jsdom
import { afterEach, expect, test } from "vitest";
import { holdKeys, takeHeldKeys } from "./held-keys";

afterEach(takeHeldKeys);

function press(key: string, more: KeyboardEventInit = {}): boolean {
  return document.body.dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }),
  );
}

test("what is typed meanwhile is kept and reaches nobody else; commands go their way", () => {
  const heard: string[] = [];
  const listen = ({ key }: KeyboardEvent) => heard.push(key);
  document.addEventListener("keydown", listen);
  holdKeys();
  const passed = ["s", "k", "x", "Backspace", "y"].map((key) => press(key));
  expect(passed).toEqual([false, false, false, false, false]);
  expect([press("Escape"), press("k", { ctrlKey: true })]).toEqual([true, true]);
  expect([takeHeldKeys(), heard]).toEqual(["sky", ["Escape", "k"]]);
  expect([press("r"), heard.at(-1), takeHeldKeys()]).toEqual([true, "r", ""]);
  document.removeEventListener("keydown", listen);
});
