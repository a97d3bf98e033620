"use client";
import { useState } from "react";
import { Collapsible } from "@/components/ui/collapsible";
import { Field } from "@/components/ui/field";
import { Textarea } from "@/components/ui/textarea";

interface SystemPromptProps {
  system: string;
  onChange: (system: string) => void;
  problem: string | null;
}

/** Folded behind a word; the word says whether something is there. */
export function SystemPrompt({ system, onChange, problem }: SystemPromptProps) {
  const [open, setOpen] = useState(false);
  const written = system.trim() !== "";
  return (
    <Collapsible
      open={open || problem !== null}
      onOpenChange={setOpen}
      summary={
        <span className="flex h-7 min-w-0 items-center gap-1.5">
          System prompt
          {written && !open && (
            <span className="max-w-64 truncate text-ink">{system.trim().split("\n", 1)[0]}</span>
          )}
        </span>
      }
      className={open ? "w-full px-1" : "px-1"}
    >
      <Field label="System prompt, for every member" labelHidden error={problem} className="pt-1">
        <Textarea
          value={system}
          onChange={(event) => onChange(event.target.value)}
          placeholder="Said to every member before the prompt"
          className="max-h-[28vh]"
        />
      </Field>
    </Collapsible>
  );
}
