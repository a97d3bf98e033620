"use client";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { ThemeProvider } from "next-themes";
import { type ReactNode, useState } from "react";
import { LiveRegion } from "@/components/ui/live-region";
import { ToastProvider } from "@/components/ui/toast";
import { TooltipProvider } from "@/components/ui/tooltip";
import { ApiError } from "@/lib/client/api";

/** A refusal stays a refusal; only what never arrived is asked again. */
const shouldRetry = (failures: number, error: Error) =>
  failures < 2 && (!(error instanceof ApiError) || error.status === null || error.status >= 500);

function makeClient() {
  return new QueryClient({
    defaultOptions: { queries: { staleTime: 5_000, retry: shouldRetry, retryDelay: (n) => 400 * 2 ** n } },
  });
}

export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <ThemeProvider attribute="data-theme" defaultTheme="system" enableSystem disableTransitionOnChange>
        <TooltipProvider delay={450}>
          <ToastProvider>{children}</ToastProvider>
        </TooltipProvider>
        <LiveRegion />
      </ThemeProvider>
    </QueryClientProvider>
  );
}
