import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import { shareQuery } from "@/lib/client/share-query";
import type { ShareView } from "@/lib/contract/shares";
import { ShareForm } from "./share-form";

const SHARE: ShareView = {
  slug: "the-slug",
  url: "/s/the-slug",
  audience: "link",
  showCosts: false,
  expiresAt: null,
  expired: false,
  outgrown: false,
  createdAt: "2026-11-20T10:00:00.000Z",
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("has the focus on the link that was made, ready to be copied, and on the way to a new one after it was revoked", async () => {
  vi.stubGlobal("fetch", async (_path: string, init: RequestInit) =>
    init.method === "DELETE" ? new Response(null, { status: 204 }) : Response.json(SHARE),
  );
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  client.setQueryData(shareQuery("r1").queryKey, null);
  render(
    <QueryClientProvider client={client}>
      <TooltipProvider>
        <ShareForm runId="r1" />
      </TooltipProvider>
    </QueryClientProvider>,
  );
  const make = screen.getByRole("button", { name: "Make a link" });
  expect(document.activeElement).toBe(make);
  fireEvent.click(make);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Link" })));
  fireEvent.click(screen.getByRole("button", { name: "Revoke the link" }));
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Make a new link"));
});
