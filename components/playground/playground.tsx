"use client";
import { useSearchParams } from "next/navigation";
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { BlindSwitch } from "@/components/blind/blind-switch";
import { CopyAsCode } from "@/components/copy-code/copy-as-code";
import { TopBar } from "@/components/frame/top-bar";
import { PromptEditor } from "@/components/prompt-editor/prompt-editor";
import { SetupLine } from "@/components/setup/setup-line";
import { Button } from "@/components/ui/button";
import { problemAt } from "@/lib/client/check-setup";
import { useDraftStore } from "@/lib/client/draft-store";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import { toChatCall } from "@/lib/client/to-code/chat-call";
import { useIsBlind } from "@/lib/client/use-blind";
import { useEstimate } from "@/lib/client/use-estimate";
import { useSetup } from "@/lib/client/use-setup";
import { useStored } from "@/lib/client/use-stored";
import type { RunStatus } from "@/lib/fusion/run-state";
import { FirstVisit } from "./first-visit";
import { PoolPreview } from "./pool-preview";
import { RunButton } from "./run-button";
import { showRunInUrl } from "./run-in-url";
import { useDeepLink } from "./use-deep-link";
import { usePlaygroundKeys } from "./use-playground-keys";
import { usePlaygroundRun } from "./use-playground-run";

interface PlaygroundProps {
  /** Draws a run: columns, findings, answer. A feature never imports another, so the page brings it. */
  renderRun: (runId: string, onStatus: (status: RunStatus) => void) => ReactNode;
}

/** Prompt, setup, and below them the run. `?run=` keeps a reload in mid-stream on the same run. */
export function Playground({ renderRun }: PlaygroundProps) {
  const runId = useSearchParams().get("run");
  const ready = useStored();
  const editor = useRef<HTMLTextAreaElement>(null);
  const { draft, change } = useDraftStore();
  const current = useSetup();
  const blind = useIsBlind(runId);
  useDeepLink(ready, current.models);
  const run = usePlaygroundRun({ runId, ready, current });
  const code = useMemo(() => toChatCall(draft, current.setup), [draft, current.setup]);
  const estimate = useEstimate(run.body, run.setupIsRight && ready);
  const focusEditor = useCallback(() => editor.current?.focus(), []);
  const firstVisit = useFirstVisit(ready);
  const newRun = useCallback(() => {
    showRunInUrl(null);
    change({ prompt: "", attachments: [] });
    focusEditor();
  }, [change, focusEditor]);
  usePlaygroundKeys({ onRun: run.start, onFocus: focusEditor });
  usePaletteActions(
    "playground",
    useActions({ onRun: run.start, onStop: run.stop, onNew: newRun, onFocus: focusEditor }),
  );
  return (
    <>
      <TopBar title="Playground">
        {!blind && <CopyAsCode call={code} leftOut={draft.attachments.map(({ name }) => name)} />}
        {runId !== null && (
          <Button size="sm" onClick={newRun}>
            New run
          </Button>
        )}
      </TopBar>
      <main id="main" className="flex min-w-0 flex-1 flex-col gap-3 px-3 pt-3 pb-10">
        {firstVisit && <FirstVisit sample={run.isSample} />}
        <PromptEditor
          editorRef={editor}
          prompt={draft.prompt}
          onPromptChange={(prompt) => change({ prompt })}
          system={draft.system}
          onSystemChange={(system) => change({ system })}
          onRun={run.start}
          onRecall={() => change({ prompt: draft.lastPrompt, attachments: draft.lastAttachments })}
          promptProblem={problemAt(run.problems, "prompt", "messages")}
          attachmentProblems={run.problems.filter(({ path }) => path.startsWith("attachments"))}
          systemProblem={problemAt(run.problems, "system")}
          compact={runId !== null}
        >
          {runId === null && <BlindSwitch />}
          <RunButton state={run.state} sample={run.isSample} onRun={run.start} />
        </PromptEditor>
        <SetupLine
          current={current}
          problems={run.problems}
          estimate={estimate}
          attachments={draft.attachments}
          blind={blind}
        />
        {runId === null ? (
          <PoolPreview current={current} attachments={draft.attachments} blind={blind} />
        ) : (
          renderRun(runId, run.onStatus)
        )}
      </main>
    </>
  );
}

/** Stays for the whole visit: a sentence that goes away would move the Run button from under the pointer. */
function useFirstVisit(ready: boolean): boolean {
  const [first, setFirst] = useState(false);
  useEffect(() => {
    if (ready) setFirst(useDraftStore.getState().draft.lastPrompt === "");
  }, [ready]);
  return first;
}

interface Offers {
  onRun: () => void;
  onStop: (() => void) | undefined;
  onNew: () => void;
  onFocus: () => void;
}

function useActions({ onRun, onStop, onNew, onFocus }: Offers): PaletteAction[] {
  return useMemo(() => {
    const group = "Run";
    const stop: PaletteAction[] = onStop
      ? [{ id: "stop", group, title: "Stop the run", shortcut: "Esc", run: onStop }]
      : [];
    return [
      { id: "run", group, title: "Run the prompt", shortcut: "⌘↵", run: onRun },
      ...stop,
      { id: "new", group, title: "New run", keywords: ["clear"], run: onNew },
      { id: "focus", group, title: "To the prompt", shortcut: "/", run: onFocus },
    ];
  }, [onRun, onStop, onNew, onFocus]);
}
