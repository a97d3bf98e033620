import { headers } from "next/headers";
import { cache } from "react";
import type { RunClient } from "@/lib/contract/run-client";
import type { RunMarksView } from "@/lib/contract/run-marks";
import type { RunState } from "@/lib/fusion/run-state";
import { getContainer } from "@/lib/server/container";

export type AskedRun = Pick<RunState, "id" | "prompt" | "createdAt" | "request"> & {
  marks: RunMarksView;
  client: RunClient | null;
};

/** What was asked in a run, or null where it is not the visitor's. Once a request: the title needs it, too. */
export const findAskedRun = cache(async (runId: string): Promise<AskedRun | null> => {
  const container = getContainer();
  // Its cookies are all that is read of it; the address is never used.
  const visitor = await container.identifyVisitor(
    new Request("http://localhost", { headers: await headers() }),
  );
  const found = await container.runs.get(visitor.ownerId, runId);
  const marks = await container.runs.getMarks(visitor.ownerId, runId);
  const client = await container.runs.getClient(visitor.ownerId, runId);
  if (!found.ok || !marks.ok || !client.ok) return null;
  const { id, prompt, createdAt, request } = found.value;
  return { id, prompt, createdAt, request, marks: marks.value, client: client.value };
});
