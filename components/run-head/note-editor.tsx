"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";
import { MAX_NOTE_CHARS } from "@/lib/contract/run-marks";

interface NoteEditorProps {
  note: string;
  onSave: (note: string) => void;
  onCancel: () => void;
}

/** Ctrl or ⌘ with Enter keeps it, Escape leaves it as it was. An empty note is none. */
export function NoteEditor({ note, onSave, onCancel }: NoteEditorProps) {
  const [text, setText] = useState(note);
  return (
    <form
      className="flex max-w-[100ch] flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
      }}
    >
      <Field label="Note, for you alone">
        <Textarea
          autoFocus
          value={text}
          maxLength={MAX_NOTE_CHARS}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.key === "Escape") onCancel();
            if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) onSave(text.trim());
          }}
          className="max-h-72"
        />
      </Field>
      <div className="flex gap-1.5">
        <Button size="sm" type="submit" variant="primary">
          Keep the note
        </Button>
        <Button size="sm" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
