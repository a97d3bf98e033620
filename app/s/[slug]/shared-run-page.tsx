"use client";
import { Play } from "lucide-react";
import Link from "next/link";
import { useCallback, useMemo, useState } from "react";
import { Mark } from "@/components/frame/mark";
import { RunView } from "@/components/run/run-view";
import { OpenInPlayground } from "@/components/run-head/open-in-playground";
import { RunHead } from "@/components/run-head/run-head";
import { ConfirmLinks } from "@/components/share/confirm-links";
import { ReplayBar } from "@/components/share/replay-bar";
import { Button } from "@/components/ui/button";
import { sharedRun } from "@/lib/client/run-access";
import { createRunStore } from "@/lib/client/run-store";
import { browserRunStorePorts } from "@/lib/client/run-store-ports";
import { useReplay } from "@/lib/client/use-replay";
import type { RunState, RunStatus } from "@/lib/fusion/run-state";

interface SharedRunPageProps {
  slug: string;
  title: string;
  showCosts: boolean;
  asked: Pick<RunState, "prompt" | "createdAt" | "request">;
}

/** A run as its permalink shows it: whole, and nothing on it can be changed. */
export function SharedRunPage({ slug, title, showCosts, asked }: SharedRunPageProps) {
  const access = useMemo(() => sharedRun(slug, showCosts), [slug, showCosts]);
  const [status, setStatus] = useState<RunStatus | null>(null);
  const replay = useReplay(slug, access);
  const makeStore = useCallback(() => createRunStore(slug, browserRunStorePorts, access), [slug, access]);
  const { store } = replay;
  const ended = status === "completed" || status === "failed" || status === "stopped";
  return (
    <>
      <header className="sticky top-0 z-30 flex h-12 shrink-0 items-center gap-2 border-line border-b bg-surface px-3">
        <Link
          href="/"
          className="flex shrink-0 items-center gap-1.5 rounded-md font-medium text-ink-strong text-sm"
        >
          <Mark className="size-5" />
          Tokamak
        </Link>
        <h1 className="min-w-0 flex-1 truncate text-muted text-sm">{title}</h1>
        {ended && !store && (
          <Button size="sm" disabled={replay.loading} onClick={replay.start}>
            <Play className="size-3.5" aria-hidden />
            Replay
          </Button>
        )}
        {asked.request && <OpenInPlayground request={asked.request} shared />}
      </header>
      <main id="main" className="flex min-w-0 flex-1 flex-col gap-3 px-3 pt-3 pb-10">
        <RunHead runId={null} {...asked} slug={slug} />
        <ConfirmLinks>
          {store ? (
            <>
              <ReplayBar store={store} onAgain={replay.start} onClose={replay.close} />
              <RunView key={`replay ${replay.turn}`} runId={slug} makeStore={() => store} />
            </>
          ) : (
            <RunView runId={slug} makeStore={makeStore} onStatus={setStatus} />
          )}
        </ConfirmLinks>
      </main>
    </>
  );
}
