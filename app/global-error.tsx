"use client";
import { Broken } from "@/components/frame/broken";
import "./globals.css";

/** The frame itself broke: nothing of it can be used here. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Tokamak</title>
        <Broken error={error} onRetry={reset} />
      </body>
    </html>
  );
}
