"use client";
import { Link2, Star, StickyNote, Tag } from "lucide-react";
import Link from "next/link";
import { type KeyboardEvent, type ReactNode, useRef, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { StateDot } from "@/components/ui/state-dot";
import { TagEditor } from "@/components/ui/tag-editor";
import { showToast } from "@/components/ui/toast";
import { SOURCE_BADGES } from "@/lib/client/describe-source";
import { isUnjudged, runDotOf } from "@/lib/client/run-dot";
import { useChangeMarks } from "@/lib/client/run-marks";
import { toRunTitle } from "@/lib/client/run-title";
import { type ChangeMarks, MAX_TAG_CHARS, MAX_TAGS } from "@/lib/contract/run-marks";
import type { RunSummary } from "@/lib/contract/runs";
import { RenameField } from "./rename-field";
import { RowMenu } from "./row-menu";
import { RunFigures, RunMembers } from "./run-facts";
import type { Selection } from "./selection";
import { SnippetLine } from "./snippet-line";

const STATE_WORDS: Record<RunSummary["status"], string> = {
  queued: "Waiting",
  running: "Running",
  completed: "Done",
  failed: "Failed",
  stopped: "Stopped",
  interrupted: "Interrupted",
};

const QUIET =
  "z-1 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-fine:opacity-0 data-[popup-open]:opacity-100";

interface HistoryRowProps {
  run: RunSummary;
  selection: Selection;
  knownTags: readonly string[];
}

/** One run. The whole row is the link; what can be done with it stands beside. F2 renames, S stars, X selects. */
export function HistoryRow({ run, selection, knownTags }: HistoryRowProps) {
  const change = useChangeMarks();
  const [renaming, setRenaming] = useState(false);
  const [tagging, setTagging] = useState(false);
  const title = toRunTitle(run);
  const mark = (marks: ChangeMarks) => void change(run.id, marks).catch(tellFailed);
  const row = useRef<HTMLDivElement>(null);
  const rename = (typed: string | null, byKey: boolean) => {
    setRenaming(false);
    // Once the link stands there again.
    if (byKey) requestAnimationFrame(() => row.current?.querySelector("a")?.focus());
    if (typed !== null) mark({ title: typed === "" ? null : typed });
  };
  const toggleStar = () => mark({ starred: !run.starred });
  const acts = { F2: () => setRenaming(true), s: toggleStar, x: () => selection.toggle(run.id, false) };
  const isSelected = selection.ids?.has(run.id) === true;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys work on the link inside, which has the focus.
    <div
      ref={row}
      onKeyDown={(event) => actOnKey(event, acts)}
      className={cx(
        "group relative flex gap-2 border-line border-b py-2 pl-1",
        isSelected ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      {selection.ids && (
        <SelectBox
          title={title}
          isSelected={isSelected}
          onToggle={(range) => selection.toggle(run.id, range)}
        />
      )}
      <StarButton title={title} starred={run.starred} onToggle={toggleStar} />
      <RowBody run={run} title={title}>
        {renaming && <RenameField title={run.title ?? ""} placeholder={title} onDone={rename} />}
      </RowBody>
      <TagEditor
        tags={run.tags}
        known={knownTags}
        maxTags={MAX_TAGS}
        maxChars={MAX_TAG_CHARS}
        onChange={(tags) => mark({ tags })}
        open={tagging}
        onOpenChange={setTagging}
        triggerLabel={`Tags of the run: ${title}`}
        trigger={<Tag className="size-3.5" aria-hidden />}
        className={cx(
          "relative -my-0.5 inline-flex h-6 w-0 shrink-0 items-center justify-center overflow-hidden rounded-md text-muted hover:bg-pressed tabs:w-6",
          QUIET,
        )}
      />
      <RowMenu
        id={run.id}
        title={title}
        onRename={() => setRenaming(true)}
        onTags={() => setTagging(true)}
        className={`relative -my-0.5 mr-1 ${QUIET}`}
      />
    </div>
  );
}

/** The keys are those of the link: in a field they are letters. */
function actOnKey(event: KeyboardEvent, acts: Record<string, () => void>): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = (event.target as Element).matches("a") ? acts[event.key] : undefined;
  if (!act) return;
  event.preventDefault();
  act();
}

/** What the row shows; `children` stand in the place of the title. */
function RowBody({ run, title, children }: { run: RunSummary; title: string; children: ReactNode }) {
  return (
    <div className="grid min-w-0 flex-1 grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-3 gap-y-0.5 tabs:grid-cols-[5.25rem_minmax(0,1fr)_auto] xl:grid-cols-[5.25rem_minmax(0,1fr)_minmax(0,18rem)_auto]">
      <span className="flex items-center gap-2 text-muted text-xs">
        <StateDot state={runDotOf(run)} />
        {isUnjudged(run) ? "No verdict" : STATE_WORDS[run.status]}
      </span>
      <div className="order-last col-span-2 min-w-0 tabs:order-none tabs:col-span-1">
        {children || (
          <Link
            href={`/runs/${run.id}`}
            className="block truncate font-medium text-ink-strong text-sm after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-[var(--focus)] focus-visible:after:outline-offset-[-2px]"
          >
            {title}
          </Link>
        )}
        {run.snippet && <SnippetLine snippet={run.snippet} />}
        <RunMembers run={run} />
        <RunMarks run={run} />
      </div>
      <span className="hidden min-w-0 truncate text-ink text-xs xl:block" title={run.outcome ?? undefined}>
        {run.outcome}
      </span>
      <RunFigures run={run} />
    </div>
  );
}

function StarButton({ title, starred, onToggle }: { title: string; starred: boolean; onToggle: () => void }) {
  return (
    <IconButton
      size="sm"
      label={starred ? `Unstar the run: ${title}` : `Star the run: ${title}`}
      tooltip={false}
      title="Star (S)"
      aria-pressed={starred}
      onClick={onToggle}
      icon={<Star className={cx("size-3.5", starred && "fill-current text-warn")} aria-hidden />}
      className={cx("relative -my-0.5 bg-transparent!", starred ? "z-1" : QUIET)}
    />
  );
}

function SelectBox({
  title,
  isSelected,
  onToggle,
}: {
  title: string;
  isSelected: boolean;
  onToggle: (withRange: boolean) => void;
}) {
  return (
    <label className="relative z-1 flex h-5 items-center pl-1.5">
      <span className="sr-only">Select the run: {title}</span>
      <input
        type="checkbox"
        checked={isSelected}
        // The click tells of the shift key, which a change does not.
        onClick={(event) => onToggle(event.shiftKey)}
        onChange={() => undefined}
        className="size-4 accent-[var(--accent)]"
      />
    </label>
  );
}

function RunMarks({ run }: { run: RunSummary }) {
  const byProgram = run.source !== "page";
  if (run.tags.length === 0 && !run.hasNote && !run.shared && !run.thread && !byProgram) return null;
  const icon = "size-3";
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-xs">
      {byProgram && <Badge>{SOURCE_BADGES[run.source]}</Badge>}
      {run.tags.map((tag) => (
        <span key={tag} className="rounded bg-hover px-1.5 text-ink">
          {tag}
        </span>
      ))}
      {run.hasNote && (
        <span className="inline-flex items-center gap-1">
          <StickyNote className={icon} aria-hidden /> note
        </span>
      )}
      {run.thread && (
        <span className="tabular-nums">
          step {run.thread.step} of {run.thread.of}
        </span>
      )}
      {run.shared && (
        <span className="inline-flex items-center gap-1">
          <Link2 className={icon} aria-hidden /> shared
        </span>
      )}
    </span>
  );
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "It could not be kept.", description });
}
