import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { useState } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { deferred } from "./deferred";

afterEach(cleanup);

function Counter({ name }: { name: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {name} {count}
    </button>
  );
}

it("fetches its part when it is first drawn, and keeps the part's state at later draws", async () => {
  const load = vi.fn(async () => Counter);
  const { Part } = deferred(load);
  expect(load).not.toHaveBeenCalled();
  const { rerender } = render(<Part name="one" />);
  fireEvent.click(await screen.findByRole("button", { name: "one 0" }));
  rerender(<Part name="two" />);
  expect(screen.getByRole("button").textContent).toBe("two 1");
});

it("draws at once what was fetched before", async () => {
  const load = vi.fn(async () => Counter);
  const { Part, preload } = deferred(load);
  await act(async () => preload());
  render(<Part name="one" />);
  expect(screen.getByRole("button").textContent).toBe("one 0");
  preload();
  expect(load).toHaveBeenCalledTimes(1);
});
