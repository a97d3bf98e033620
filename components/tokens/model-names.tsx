"use client";
import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { modelsQuery } from "@/lib/client/models-query";

interface ModelNamesProps {
  chosen: readonly string[];
  error: string | null;
  onChange: (models: string[]) => void;
}

/** A catalogue has thousands; a browser's list of suggestions is read with the eyes. */
const MOST_OFFERED = 50;

/** Models by their ids: each with a cross, and a field that adds one. */
export function ModelNames({ chosen, error, onChange }: ModelNamesProps) {
  const [typed, setTyped] = useState("");
  const listId = useId();
  const offered = useOffered(typed, chosen);
  const add = () => {
    const model = typed.trim();
    if (model !== "" && !chosen.includes(model)) onChange([...chosen, model]);
    setTyped("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || typed.trim() === "") return;
    // It adds the model, and does not send the form.
    event.preventDefault();
    add();
  };
  return (
    <div className="flex flex-col gap-2">
      <Field
        label="Models"
        hint="Members, fallbacks and judges: a run may ask none but these. Members with a route are refused."
        error={error}
      >
        <div className="flex gap-2">
          <Input
            value={typed}
            onValueChange={setTyped}
            onKeyDown={onKeyDown}
            list={listId}
            spellCheck={false}
            autoComplete="off"
            placeholder="openrouter/openai/gpt-5.5"
            className="min-w-0 flex-1"
          />
          <Button disabled={typed.trim() === ""} onClick={add}>
            Add
          </Button>
        </div>
      </Field>
      <datalist id={listId}>
        {offered.map((id) => (
          <option key={id} value={id} />
        ))}
      </datalist>
      <ul aria-label="Models it may run" className="flex flex-wrap gap-1 empty:hidden">
        {chosen.map((model) => (
          <li key={model} className="max-w-full">
            <span className="flex items-center gap-1 rounded bg-hover py-0.5 pr-0.5 pl-1.5 text-ink text-xs">
              <span className="min-w-0 break-all">{model}</span>
              <button
                type="button"
                aria-label={`Take out ${model}`}
                onClick={() => onChange(chosen.filter((other) => other !== model))}
                className="rounded p-0.5 text-muted hover:bg-pressed hover:text-ink"
              >
                <X className="size-3" aria-hidden />
              </button>
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useOffered(typed: string, chosen: readonly string[]): string[] {
  const { data } = useQuery(modelsQuery);
  const part = typed.trim().toLowerCase();
  const ids = data?.items.map(({ id }) => id) ?? [];
  return ids.filter((id) => id.toLowerCase().includes(part) && !chosen.includes(id)).slice(0, MOST_OFFERED);
}
