import { expect, it } from "vitest";
import { nameDay, toLocalDay } from "./local-day";
import { toApiFilter } from "./run-list-query";

const at = (text: string) => new Date(text).getTime();
const now = at("2026-11-20T00:30:00");

it.each([
  ["2026-11-20T00:00:00", "Today"],
  ["2026-11-19T23:59:59", "Yesterday"],
  ["2026-11-18T12:00:00", "Wednesday 18 November"],
  ["2025-11-20T12:00:00", "Thursday 20 November 2025"],
])("%s is %s, by the reader's clock", (local, name) => {
  expect(nameDay(new Date(local).toISOString(), now)).toBe(name);
});

it("a day in the address is told to the server as its first and last moment here", () => {
  const { from, to, mode } = toApiFilter({ from: "2026-11-20", to: "2026-11-20", mode: "merge" });
  expect([toLocalDay(Date.parse(from ?? "")), Date.parse(to ?? "") - Date.parse(from ?? ""), mode]).toEqual([
    ...["2026-11-20", 86_399_999, "merge"],
  ]);
  expect(toApiFilter({ from: "nonsense", to: "2026-11-20T09:00:00Z" })).toEqual({
    from: "nonsense",
    to: "2026-11-20T09:00:00Z",
  });
});
