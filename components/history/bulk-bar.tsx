"use client";
import { Download, Star, StarOff, Tag, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/menu";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { showToast } from "@/components/ui/toast";
import { downloadRuns, EXPORT_NAMES } from "@/lib/client/export-runs";
import { EXPORT_FORMATS } from "@/lib/contract/export";
import { MAX_TAG_CHARS } from "@/lib/contract/run-marks";
import type { RunSummary } from "@/lib/contract/runs";
import { deleteManyWithUndo } from "./delete-with-undo";
import type { Selection } from "./selection";
import { useBulkMarks } from "./use-bulk-marks";

const ICON = "size-3.5";

/** What can be done with all that are selected. */
export function BulkBar({ selection, runs }: { selection: Selection; runs: readonly RunSummary[] }) {
  const mark = useBulkMarks();
  const ids = [...(selection.ids ?? [])];
  const none = ids.length === 0;
  const selected = runs.filter(({ id }) => selection.ids?.has(id));
  return (
    <section
      aria-label="With the selected runs"
      className="sticky top-12 z-20 mt-2 flex flex-wrap items-center gap-1.5 rounded-lg border border-line bg-overlay px-2 py-1.5 shadow-popup"
    >
      <span role="status" className="px-1 text-ink-strong text-sm tabular-nums">
        {ids.length} selected
      </span>
      <Button size="sm" variant="ghost" disabled={ids.length === runs.length} onClick={selection.takeAll}>
        Select all loaded
      </Button>
      <Button size="sm" disabled={none} onClick={() => void mark(selected, { action: "star" })}>
        <Star className={ICON} aria-hidden /> Star
      </Button>
      <Button size="sm" disabled={none} onClick={() => void mark(selected, { action: "unstar" })}>
        <StarOff className={ICON} aria-hidden /> Unstar
      </Button>
      <BulkTag disabled={none} onTag={(action, tag) => void mark(selected, { action, tag })} />
      <Menu>
        <MenuTrigger
          disabled={none}
          render={
            <Button size="sm">
              <Download className={ICON} aria-hidden /> Export
            </Button>
          }
        />
        <MenuContent>
          {EXPORT_FORMATS.map((as) => (
            <MenuItem key={as} onClick={() => void downloadRuns(ids, as).catch(tellFailed)}>
              {EXPORT_NAMES[as]}
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
      <Button
        size="sm"
        variant="danger"
        disabled={none}
        onClick={() => {
          focusRun(runAfter(runs, selection.ids));
          deleteManyWithUndo(ids);
          selection.end();
        }}
      >
        <Trash2 className={ICON} aria-hidden /> Delete
      </Button>
      <span className="flex-1" />
      <Button size="sm" variant="ghost" onClick={selection.end}>
        Done
      </Button>
    </section>
  );
}

/** The first that stays after the first that goes, else the last before it. */
function runAfter(runs: readonly RunSummary[], gone: Selection["ids"]): string | undefined {
  const stays = ({ id }: RunSummary) => !gone?.has(id);
  const from = runs.findIndex((run) => !stays(run));
  return (runs.slice(from).find(stays) ?? runs.findLast(stays))?.id;
}

/** Once this bar, and what was selected, have gone. */
function focusRun(id: string | undefined): void {
  requestAnimationFrame(() => {
    const main = document.querySelector<HTMLElement>("#main");
    main?.setAttribute("tabindex", "-1");
    (main?.querySelector<HTMLElement>(`a[href="/runs/${id}"]`) ?? main)?.focus();
  });
}

function BulkTag({
  disabled,
  onTag,
}: {
  disabled: boolean;
  onTag: (action: "tag" | "untag", tag: string) => void;
}) {
  const [typed, setTyped] = useState("");
  const tag = typed.trim();
  return (
    <Popover>
      <PopoverTrigger
        disabled={disabled}
        render={
          <Button size="sm">
            <Tag className={ICON} aria-hidden /> Tag
          </Button>
        }
      />
      <PopoverContent title="Tag the selected runs" className="w-64">
        <form
          className="flex flex-col gap-2 p-3"
          onSubmit={(event) => {
            event.preventDefault();
            if (tag !== "") onTag("tag", tag);
          }}
        >
          <Input
            aria-label="Tag"
            placeholder="Tag"
            maxLength={MAX_TAG_CHARS}
            value={typed}
            onValueChange={setTyped}
          />
          <div className="flex gap-1.5">
            <Button size="sm" type="submit" variant="primary" disabled={tag === ""}>
              Add to all
            </Button>
            <Button size="sm" disabled={tag === ""} onClick={() => onTag("untag", tag)}>
              Remove from all
            </Button>
          </div>
        </form>
      </PopoverContent>
    </Popover>
  );
}

function tellFailed(error: unknown): void {
  const description = error instanceof Error ? error.message : undefined;
  showToast({ tone: "bad", title: "It could not be done.", description });
}
