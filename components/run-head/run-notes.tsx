"use client";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Star, StickyNote, Tag } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { buttonStyle } from "@/components/ui/button-style";
import { cx } from "@/components/ui/cx";
import { Input } from "@/components/ui/input";
import { TagEditor } from "@/components/ui/tag-editor";
import { showToast } from "@/components/ui/toast";
import { tagsQuery } from "@/lib/client/run-list-query";
import { useChangeMarks } from "@/lib/client/run-marks";
import {
  type ChangeMarks,
  MAX_TAG_CHARS,
  MAX_TAGS,
  MAX_TITLE_CHARS,
  type RunMarksView,
} from "@/lib/contract/run-marks";
import { NoteEditor } from "./note-editor";

const ICON = "size-3.5";

/** The marks as they are meant to be, which of them is being written, and where the focus goes after that. */
function useNotes(runId: string, initial: RunMarksView) {
  const change = useChangeMarks();
  const [marks, setMarks] = useState(initial);
  const [editing, setEditing] = useState<"title" | "note" | null>(null);
  const notes = useRef<HTMLDivElement>(null);
  const save = (edit: ChangeMarks) => {
    const before = marks;
    setMarks({ ...marks, ...edit } as RunMarksView);
    setEditing(null);
    change(runId, edit).then(setMarks, (error: unknown) => {
      setMarks(before);
      const description = error instanceof Error ? error.message : undefined;
      showToast({ tone: "bad", title: "It could not be kept.", description });
    });
  };
  /** The focus goes back to the button that opened it, once that stands there again. */
  const end = (what: "title" | "note", edit?: ChangeMarks) => {
    if (edit) save(edit);
    else setEditing(null);
    requestAnimationFrame(() => notes.current?.querySelector<HTMLElement>(`[data-opens=${what}]`)?.focus());
  };
  return { notes, marks, editing, setEditing, save, end };
}

/** What its owner notes of a run: a star, a title, tags, a note. */
export function RunNotes({ runId, initial }: { runId: string; initial: RunMarksView }) {
  const { data: known } = useQuery(tagsQuery);
  const { notes, marks, editing, setEditing, save, end } = useNotes(runId, initial);
  return (
    <div ref={notes} className="mt-2 flex flex-col gap-2">
      <div className="-ml-2 flex flex-wrap items-center gap-1">
        <Button
          size="sm"
          variant="ghost"
          aria-pressed={marks.starred}
          onClick={() => save({ starred: !marks.starred })}
        >
          <Star className={cx(ICON, marks.starred && "fill-current text-warn")} aria-hidden />
          {marks.starred ? "Starred" : "Star"}
        </Button>
        {editing === "title" ? (
          <TitleField
            title={marks.title ?? ""}
            onDone={(title) => end("title", title === null ? undefined : { title })}
          />
        ) : (
          <Button
            size="sm"
            variant="ghost"
            data-opens="title"
            onClick={() => setEditing("title")}
            className="max-w-full"
          >
            <Pencil className={ICON} aria-hidden />
            <span className="truncate">{marks.title ?? "Name it"}</span>
          </Button>
        )}
        <TagEditor
          tags={marks.tags}
          known={known?.items.map(({ tag }) => tag) ?? []}
          maxTags={MAX_TAGS}
          maxChars={MAX_TAG_CHARS}
          onChange={(tags) => save({ tags })}
          triggerLabel={marks.tags.length === 0 ? "Tags" : `Tags: ${marks.tags.join(", ")}`}
          trigger={
            <>
              <Tag className={ICON} aria-hidden />
              <span className="truncate">{marks.tags.length === 0 ? "Tags" : marks.tags.join(", ")}</span>
            </>
          }
          className={cx(buttonStyle("ghost", "sm"), "max-w-full hover:bg-hover")}
        />
        {marks.note === null && editing !== "note" && (
          <Button size="sm" variant="ghost" data-opens="note" onClick={() => setEditing("note")}>
            <StickyNote className={ICON} aria-hidden /> Add a note
          </Button>
        )}
      </div>
      {editing === "note" ? (
        <NoteEditor
          note={marks.note ?? ""}
          onSave={(note) => end("note", { note: note || null })}
          onCancel={() => end("note")}
        />
      ) : (
        marks.note !== null && <Note note={marks.note} onEdit={() => setEditing("note")} />
      )}
    </div>
  );
}

function TitleField({ title, onDone }: { title: string; onDone: (title: string | null) => void }) {
  return (
    <Input
      autoFocus
      aria-label="Title of the run"
      defaultValue={title}
      maxLength={MAX_TITLE_CHARS}
      className="h-7 max-w-sm"
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === "Enter") onDone(event.currentTarget.value.trim());
        if (event.key === "Escape") onDone(null);
      }}
    />
  );
}

function Note({ note, onEdit }: { note: string; onEdit: () => void }) {
  return (
    <div className="flex w-fit max-w-full items-start gap-2 rounded-md bg-sunken px-3 py-2">
      <p className="min-w-0 max-w-[100ch] flex-1 whitespace-pre-wrap break-words text-ink text-sm">{note}</p>
      <Button size="sm" variant="ghost" data-opens="note" onClick={onEdit}>
        Edit the note
      </Button>
    </div>
  );
}
