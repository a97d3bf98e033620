import { expect, it } from "vitest";
import { parseDeepLink, withoutDeepLink } from "./deep-link";

const parse = (search: string) => parseDeepLink(new URLSearchParams(search));

it("reads the profile that an address asks for, and nothing where it asks for none", () => {
  expect([parse("profile=budget"), parse("profile=%20"), parse("run=run_1"), parse("")]).toEqual([
    { profile: "budget" },
    null,
    null,
    null,
  ]);
});

it("leaves the run in the address", () => {
  const rest = (search: string) => withoutDeepLink(new URLSearchParams(search));
  expect([rest("profile=x&run=run_1"), rest("profile=x")]).toEqual(["/?run=run_1", "/"]);
});
