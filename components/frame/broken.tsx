"use client";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";

interface BrokenProps {
  error: Error & { digest?: string };
  onRetry: () => void;
}

/** The page threw. Runs live on the server, so nothing of them is lost, and that is worth saying. */
export function Broken({ error, onRetry }: BrokenProps) {
  return (
    <main id="main" role="alert" className="flex flex-col items-start gap-3 px-4 py-12">
      <p className="text-ink-strong text-lg">This page could not be shown.</p>
      <p className="max-w-reading text-muted text-sm">
        Your runs go on and are kept on the server, and your prompt and setup are kept in this browser.
      </p>
      <pre className="max-w-full overflow-x-auto whitespace-pre-wrap rounded-md bg-sunken px-3 py-2 font-mono text-ink text-xs">
        {error.message || "No message was given."}
        {error.digest !== undefined && `\nReference ${error.digest}, also in the server's log.`}
      </pre>
      <div className="flex gap-2 pt-1">
        <Button variant="primary" onClick={onRetry}>
          Try again
        </Button>
        {/* A full load on purpose: the state that broke the page goes with it. */}
        <a href="/" className={buttonStyle("secondary")}>
          Playground
        </a>
      </div>
    </main>
  );
}
