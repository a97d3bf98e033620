"use client";
import { Playground } from "@/components/playground/playground";
import { RunView } from "@/components/run/run-view";

export function PlaygroundPage() {
  return <Playground renderRun={(runId, onStatus) => <RunView runId={runId} onStatus={onStatus} />} />;
}
