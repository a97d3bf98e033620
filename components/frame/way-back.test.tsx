import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import {
  PathnameContext,
  SearchParamsContext,
} from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { accountQuery } from "@/lib/client/account-query";
import { recentRunsQuery } from "@/lib/client/run-list-query";
import type { WhoAmI } from "@/lib/contract/accounts";
import type { RunList } from "@/lib/contract/runs";
import { AccountMenu } from "./account-menu";
import { GuestNote } from "./guest-note";
import { ShareAbsent } from "./share-absent";

beforeEach(() => localStorage.clear());
afterEach(cleanup);

/** Of a guest with one run, at an address. */
function show(path: string, query: string, children: ReactNode) {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(accountQuery.queryKey, { account: null, signUp: "open" } as WhoAmI);
  client.setQueryData(recentRunsQuery.queryKey, { items: [{}] } as RunList);
  render(
    <QueryClientProvider client={client}>
      <PathnameContext value={path}>
        <SearchParamsContext value={new URLSearchParams(query)}>{children}</SearchParamsContext>
      </PathnameContext>
    </QueryClientProvider>,
  );
}

const hrefOf = (name: string) => screen.getByRole("link", { name }).getAttribute("href");

it("leads from a link for the people on this instance back to it, once the reader has signed in", () => {
  show("/s/abc", "", <ShareAbsent />);
  expect(hrefOf("Sign in")).toBe("/sign-in?next=%2Fs%2Fabc");
});

it("leads a guest back to the run that they have on the page", () => {
  show(
    "/",
    "run=run_1",
    <>
      <AccountMenu />
      <GuestNote />
    </>,
  );
  expect([hrefOf("Sign in"), hrefOf("Sign up")]).toEqual([
    "/sign-in?next=%2F%3Frun%3Drun_1",
    "/sign-up?next=%2F%3Frun%3Drun_1",
  ]);
});

it("leads from signing in to nowhere in particular", () => {
  show("/sign-in", "next=%2Fhistory", <AccountMenu />);
  expect(hrefOf("Sign in")).toBe("/sign-in");
});
