"use client";
import { Playground } from "@/components/playground/playground";

export function PlaygroundPage() {
  return <Playground renderRun={(runId) => <p key={runId}>{runId}</p>} />;
}
