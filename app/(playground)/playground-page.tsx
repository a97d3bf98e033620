"use client";
import { useEffect } from "react";
import { AskedPrompt } from "@/components/playground/asked-prompt";
import { Playground } from "@/components/playground/playground";
import { showRunInUrl } from "@/components/playground/run-in-url";
import { preloadRun, RunView } from "@/components/run/run-view";
import { Thread } from "@/components/thread/thread";

export function PlaygroundPage() {
  usePreloadedRun();
  return (
    <Playground
      renderRun={(runId, onStatus) => (
        <Thread
          runId={runId}
          promptShown={false}
          onStatus={onStatus}
          onFollowed={showRunInUrl}
          renderRun={(tellStatus) => (
            <RunView runId={runId} onStatus={tellStatus}>
              <AskedPrompt runId={runId} />
            </RunView>
          )}
        />
      )}
    />
  );
}

/** What draws a run comes as soon as someone is there, before they ask: a first answer then streams as it will look. */
function usePreloadedRun(): void {
  useEffect(() => {
    const signs = ["pointermove", "focusin", "keydown"] as const;
    for (const sign of signs) document.addEventListener(sign, preloadRun, { once: true });
    return () => {
      for (const sign of signs) document.removeEventListener(sign, preloadRun);
    };
  }, []);
}
