"use client";
import { Playground } from "@/components/playground/playground";
import { showRunInUrl } from "@/components/playground/run-in-url";
import { RunView } from "@/components/run/run-view";
import { Thread } from "@/components/thread/thread";

export function PlaygroundPage() {
  return (
    <Playground
      renderRun={(runId, onStatus) => (
        <Thread
          runId={runId}
          promptShown={false}
          onStatus={onStatus}
          onFollowed={showRunInUrl}
          renderRun={(tellStatus) => <RunView runId={runId} onStatus={tellStatus} />}
        />
      )}
    />
  );
}
