import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { accountQuery } from "@/lib/client/account-query";
import { ACCOUNT_CHANGE_KEY, type AccountChange } from "@/lib/client/tell-tabs";
import type { WhoAmI } from "@/lib/contract/accounts";
import { AccountWatch } from "./account-watch";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show() {
  const client = new QueryClient();
  client.setQueryData(accountQuery.queryKey, { account: null } as WhoAmI);
  const reload = vi.fn();
  vi.stubGlobal("location", { reload });
  render(
    <QueryClientProvider client={client}>
      <AccountWatch />
    </QueryClientProvider>,
  );
  return { reload, isAskedAnew: () => client.getQueryState(accountQuery.queryKey)?.isInvalidated };
}

const hear = (newValue: AccountChange) =>
  window.dispatchEvent(new StorageEvent("storage", { key: ACCOUNT_CHANGE_KEY, newValue }));

it("reads what is shown anew once somebody has signed in in another tab", async () => {
  const { reload, isAskedAnew } = show();
  hear("signed-in");
  await vi.waitFor(() => expect(isAskedAnew()).toBe(true));
  expect(reload).not.toHaveBeenCalled();
});

it("begins a new page once somebody has signed out in another tab", async () => {
  const { reload } = show();
  hear("signed-out");
  await vi.waitFor(() => expect(reload).toHaveBeenCalledTimes(1));
});
