import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { announce } from "@/components/ui/live-region";
import { showToast } from "@/components/ui/toast";
import { checkSetup, type FieldProblem } from "@/lib/client/check-setup";
import { type Draft, useDraftStore } from "@/lib/client/draft-store";
import { ESTIMATE_KEY } from "@/lib/client/estimate-query";
import { useUnsentFiles } from "@/lib/client/pending-files";
import { stopRun } from "@/lib/client/run-actions";
import { RUN_LIST_KEY } from "@/lib/client/run-list-query";
import { serverProblems } from "@/lib/client/server-problems";
import { newIdempotencyKey, useStartRun } from "@/lib/client/start-run";
import type { StoredSetup } from "@/lib/client/stored-setup";
import { toCreateRun } from "@/lib/client/to-create-run";
import { isUnvisited, useUnvisited } from "@/lib/client/unvisited-store";
import type { CurrentSetup } from "@/lib/client/use-setup";
import type { CreateRun } from "@/lib/contract/create-run";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";
import type { RunStatus } from "@/lib/fusion/run-state";
import { showRunInUrl } from "./run-in-url";

export type PlaygroundRunState = "idle" | "starting" | "running";

interface PlaygroundRunInput {
  runId: string | null;
  /** What this browser remembers has been read. */
  ready: boolean;
  current: CurrentSetup;
}

export interface PlaygroundRun {
  body: CreateRun;
  state: PlaygroundRunState;
  /** The browser's and the server's, those of the prompt and of fields nobody was in only once a run was tried. */
  problems: FieldProblem[];
  setupIsRight: boolean;
  isSample: boolean;
  start: () => void;
  /** Absent where nothing runs. */
  stop: (() => void) | undefined;
  onStatus: (status: RunStatus) => void;
}

const isAboutPrompt = ({ path }: FieldProblem) => path === "prompt" || path.startsWith("attachments");
const STILL_SENDING: FieldProblem = {
  path: "attachments",
  message: "A file is still on its way to the server: wait until it is there, or remove it.",
};

export function usePlaygroundRun({ runId, ready, current }: PlaygroundRunInput): PlaygroundRun {
  const { draft, change } = useDraftStore();
  const { setup, stored, models } = current;
  const [tried, setTried] = useState(false);
  const body = useMemo(() => toCreateRun(draft, setup, stored), [draft, setup, stored]);
  const unsent = useUnsentFiles();
  const unvisited = useUnvisited();
  const found = useMemo(
    () => [...(ready ? checkSetup(body, models) : []), ...(unsent ? [STILL_SENDING] : [])],
    [ready, body, models, unsent],
  );
  const mutation = useStartRun((run) => {
    setTried(false);
    showRunInUrl(run.id);
    announce("The run has started.");
  });
  const [asked, setAsked] = useState<Asked | null>(null);
  const refused = asked && isUnchanged(asked, draft, stored) ? serverProblems(mutation.error) : [];
  const { running, onStatus } = useLiveRun(runId, mutation.data?.id);
  const { mutate, isPending } = mutation;
  const start = useCallback(() => {
    setTried(true);
    if (isPending || running || found.length > 0) return;
    change({ lastPrompt: draft.prompt, lastAttachments: draft.attachments });
    setAsked({ draft, stored });
    mutate({ body, idempotencyKey: newIdempotencyKey() });
  }, [isPending, running, found.length, body, draft, stored, change, mutate]);
  const stop = useCallback(() => {
    if (runId !== null) void stopRun(runId).catch(tellStopFailed);
  }, [runId]);
  const isEarly = (problem: FieldProblem) =>
    isAboutPrompt(problem) || isUnvisited(problem, setup.pool, unvisited);
  const shown = found.filter((problem) => tried || !isEarly(problem));
  return {
    body,
    state: running ? "running" : isPending ? "starting" : "idle",
    problems: [...shown, ...refused],
    setupIsRight: found.every(isAboutPrompt),
    isSample: draft.lastPrompt === "" && draft.prompt === SAMPLE_PROMPTS[0]?.prompt,
    start,
    stop: running ? stop : undefined,
    onStatus,
  };
}

interface LiveRun {
  running: boolean;
  onStatus: (status: RunStatus) => void;
}

/** Whether the run on the page goes on: its own view says so, and until it has loaded, that it was just started. */
function useLiveRun(runId: string | null, startedId: string | undefined): LiveRun {
  const client = useQueryClient();
  const [known, setKnown] = useState<{ runId: string | null; status: RunStatus } | null>(null);
  const onStatus = useCallback(
    (status: RunStatus) => {
      setKnown({ runId, status });
      // The rail and the palette show the same run.
      void client.invalidateQueries({ queryKey: RUN_LIST_KEY });
      // What is left of a budget is another now.
      void client.invalidateQueries({ queryKey: ESTIMATE_KEY });
    },
    [runId, client],
  );
  if (runId === null) return { running: false, onStatus };
  if (known?.runId !== runId) return { running: runId === startedId, onStatus };
  return { running: known.status === "running" || known.status === "queued", onStatus };
}

/** What the person had written and set when Run was pressed. The body also grows when the models arrive. */
interface Asked {
  draft: Draft;
  stored: StoredSetup;
}

/** What the server refused stays on the screen until the prompt or the setup is another. */
function isUnchanged(asked: Asked, draft: Draft, stored: StoredSetup): boolean {
  const { prompt, system, attachments } = asked.draft;
  return (
    prompt === draft.prompt &&
    system === draft.system &&
    attachments === draft.attachments &&
    asked.stored === stored
  );
}

function tellStopFailed(error: unknown): void {
  showToast({
    tone: "bad",
    title: "The run could not be stopped.",
    description: String((error as Error).message),
  });
}
