"use client";
import { type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref, useId, useRef } from "react";
import { cx } from "@/components/ui/cx";
import type { FieldProblem } from "@/lib/client/check-setup";
import { AttachButton } from "./attach-button";
import { AttachmentList } from "./attachment-list";
import { toEditorAction } from "./editor-keys";
import { SamplePrompts } from "./sample-prompts";
import { SystemPrompt } from "./system-prompt";
import { useFileDrop } from "./use-file-drop";
import { usePromptFiles } from "./use-prompt-files";

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
  attachmentProblems: readonly FieldProblem[];
  /** A run is on the page: the editor leaves it the room. */
  compact: boolean;
  editorRef: Ref<HTMLTextAreaElement>;
  /** Run, and what stands beside it. */
  children: ReactNode;
}

export function PromptEditor(props: PromptEditorProps) {
  const { prompt, promptProblem, compact } = props;
  const problemId = useId();
  const zone = useRef<HTMLDivElement>(null);
  const attachButton = useRef<HTMLButtonElement>(null);
  const files = usePromptFiles();
  const over = useFileDrop(zone, files.add);
  return (
    <div
      ref={zone}
      className={cx(
        "relative rounded-lg border bg-raised shadow-raised transition-colors duration-100 focus-within:border-[var(--focus)]",
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
        onPaste={(event) => handlePaste(event, files.add)}
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
      <AttachmentList
        files={files}
        problems={props.attachmentProblems}
        onRemoved={() => attachButton.current?.focus()}
      />
      {prompt === "" && <SamplePrompts onChoose={props.onPromptChange} />}
      <div className="flex flex-wrap items-end justify-between gap-2 p-2">
        <SystemPrompt system={props.system} onChange={props.onSystemChange} problem={props.systemProblem} />
        <div className="ml-auto flex items-center gap-2">
          <AttachButton buttonRef={attachButton} onFiles={files.add} />
          {props.children}
        </div>
      </div>
      {over && (
        <p className="pointer-events-none absolute inset-0 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-overlay/90 font-medium text-base text-ink-strong">
          Drop to attach
        </p>
      )}
    </div>
  );
}

/** Copied from a table or a text editor there is a picture beside the text: then the text is meant. */
function handlePaste(
  event: ClipboardEvent<HTMLTextAreaElement>,
  onFiles: (files: readonly File[]) => void,
): void {
  const files = [...event.clipboardData.files];
  if (files.length === 0 || event.clipboardData.getData("text/plain") !== "") return;
  event.preventDefault();
  onFiles(files);
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
