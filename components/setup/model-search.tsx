"use client";
import { Command } from "cmdk";
import { useState } from "react";
import { describePrice, type ModelChoice, searchModels } from "@/lib/client/search-models";

interface ModelSearchProps {
  label: string;
  placeholder: string;
  choices: readonly ModelChoice[];
  onChoose: (id: string) => void;
}

const SHOWN = 80;

/** A list to search by name, connection or id; arrows and Enter choose. */
export function ModelSearch({ label, placeholder, choices, onChoose }: ModelSearchProps) {
  const [query, setQuery] = useState("");
  const found = searchModels(choices, query);
  return (
    <Command label={label} shouldFilter={false} loop className="border-line border-t">
      <Command.Input
        value={query}
        onValueChange={setQuery}
        placeholder={placeholder}
        className="h-9 w-full bg-transparent px-3.5 text-ink-strong text-sm focus-visible:outline-offset-[-2px] pointer-coarse:text-[16px]"
      />
      <Command.List className="scroll-own max-h-52 overflow-y-auto border-line border-t p-1">
        <Command.Empty className="px-2.5 py-3 text-muted text-xs">
          No model is called “{query}”.
        </Command.Empty>
        {found.slice(0, SHOWN).map((choice) => (
          <Command.Item
            key={choice.id}
            value={choice.id}
            onSelect={() => onChoose(choice.id)}
            className="flex cursor-default select-none items-baseline gap-2 rounded-md px-2.5 py-1 text-sm data-[selected=true]:bg-hover"
          >
            <span className="text-ink-strong [overflow-wrap:anywhere]">{choice.name}</span>
            <span className="min-w-0 flex-1 truncate text-muted text-xs">{choice.about ?? choice.id}</span>
            {choice.price !== undefined && (
              <span className="shrink-0 text-muted text-xs tabular-nums">{describePrice(choice.price)}</span>
            )}
          </Command.Item>
        ))}
        {found.length > SHOWN && (
          <p className="px-2.5 py-1 text-muted text-xs">
            {found.length - SHOWN} more: type to narrow the list.
          </p>
        )}
      </Command.List>
    </Command>
  );
}
