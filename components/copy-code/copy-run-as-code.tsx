"use client";
import { toChatCallOfRun } from "@/lib/client/to-code/chat-call";
import { useIsBlind } from "@/lib/client/use-blind";
import type { RunRequest } from "@/lib/fusion/run-request";
import { CopyAsCode } from "./copy-as-code";

/** A run's own request as code; not while its names are hidden for a vote. */
export function CopyRunAsCode({ runId, request }: { runId: string; request: RunRequest }) {
  const blind = useIsBlind(runId);
  if (blind) return null;
  const leftOut = request.attachments?.map(({ name }) => name) ?? [];
  return <CopyAsCode call={toChatCallOfRun(request)} leftOut={leftOut} />;
}
