"use client";
import { type KeyboardEvent, type ReactNode, type Ref, useId } from "react";
import { cx } from "@/components/ui/cx";
import { toEditorAction } from "./editor-keys";
import { SamplePrompts } from "./sample-prompts";
import { SystemPrompt } from "./system-prompt";

interface PromptEditorProps {
  prompt: string;
  onPromptChange: (prompt: string) => void;
  system: string;
  onSystemChange: (system: string) => void;
  onRun: () => void;
  /** ↑ in the empty editor. */
  onRecall: () => void;
  promptProblem: string | null;
  systemProblem: string | null;
  /** A run is on the page: the editor leaves it the room. */
  compact: boolean;
  editorRef: Ref<HTMLTextAreaElement>;
  /** Run, and what stands beside it. */
  children: ReactNode;
}

export function PromptEditor(props: PromptEditorProps) {
  const { prompt, promptProblem, compact } = props;
  const problemId = useId();
  return (
    <div
      className={cx(
        "rounded-lg border bg-raised shadow-raised transition-colors duration-100 focus-within:border-[var(--focus)]",
        promptProblem === null ? "border-line-strong" : "border-bad",
      )}
    >
      <textarea
        ref={props.editorRef}
        aria-label="Prompt"
        aria-invalid={promptProblem !== null}
        aria-describedby={promptProblem === null ? undefined : problemId}
        placeholder="Ask several models at once…"
        rows={2}
        value={prompt}
        onChange={(event) => props.onPromptChange(event.target.value)}
        onKeyDown={(event) => handleKey(event, props)}
        className={cx(
          "scroll-own field-sizing-content block min-h-14 w-full resize-none bg-transparent px-3.5 pt-3 pb-1 text-base text-ink-strong outline-none pointer-coarse:text-[16px]",
          compact ? "max-h-28 focus:max-h-[38vh]" : "max-h-[38vh]",
        )}
      />
      {promptProblem !== null && (
        <p id={problemId} className="px-3.5 pb-1 text-bad text-xs">
          {promptProblem}
        </p>
      )}
      {prompt === "" && <SamplePrompts onChoose={props.onPromptChange} />}
      <div className="flex flex-wrap items-end justify-between gap-2 p-2">
        <SystemPrompt system={props.system} onChange={props.onSystemChange} problem={props.systemProblem} />
        <div className="ml-auto flex items-center gap-2">{props.children}</div>
      </div>
    </div>
  );
}

function handleKey(event: KeyboardEvent<HTMLTextAreaElement>, props: PromptEditorProps): void {
  const { key, metaKey, ctrlKey, shiftKey, altKey } = event;
  const action = toEditorAction(
    { key, metaKey, ctrlKey, shiftKey, altKey, isComposing: event.nativeEvent.isComposing },
    props.prompt,
  );
  if (action === null) return;
  event.preventDefault();
  if (action === "run") props.onRun();
  else props.onRecall();
}
