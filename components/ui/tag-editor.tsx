"use client";
import { X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { Badge } from "./badge";
import { Input } from "./input";
import { Popover, PopoverContent, PopoverTrigger } from "./popover";

interface TagEditorProps {
  tags: readonly string[];
  /** Tags in use elsewhere, offered while typing. */
  known: readonly string[];
  maxTags: number;
  maxChars: number;
  onChange: (tags: string[]) => void;
  /** Opened by something outside. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** What opens it. */
  trigger: ReactNode;
  triggerLabel: string;
  className?: string;
}

/** Tags in a popup: each with a cross, and a field that adds one with Enter. */
export function TagEditor(props: TagEditorProps) {
  const { tags, known, maxTags, maxChars, onChange, open, onOpenChange, trigger, triggerLabel, className } =
    props;
  const [typed, setTyped] = useState("");
  const listId = useId();
  const add = () => {
    const tag = typed.replace(/\s+/g, " ").trim();
    if (tag !== "" && !tags.includes(tag)) onChange([...tags, tag]);
    setTyped("");
  };
  return (
    <Popover open={open} onOpenChange={onOpenChange}>
      <PopoverTrigger aria-label={triggerLabel} className={className}>
        {trigger}
      </PopoverTrigger>
      <PopoverContent title="Tags" className="w-64">
        {tags.length > 0 && (
          <ul className="flex flex-wrap gap-1 px-3 pt-2">
            {tags.map((tag) => (
              <li key={tag} className="min-w-0">
                <Badge className="h-6 max-w-full pr-0.5 text-xs">
                  <span title={tag} className="truncate">
                    {tag}
                  </span>
                  <button
                    type="button"
                    aria-label={`Remove the tag ${tag}`}
                    onClick={() => onChange(tags.filter((other) => other !== tag))}
                    className="shrink-0 rounded p-0.5 hover:bg-pressed hover:text-ink"
                  >
                    <X className="size-3" aria-hidden />
                  </button>
                </Badge>
              </li>
            ))}
          </ul>
        )}
        <form
          className="p-3"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          <Input
            aria-label="Add a tag"
            placeholder={
              tags.length < maxTags ? "Add a tag, then Enter" : `${maxTags} tags are all there can be`
            }
            disabled={tags.length >= maxTags}
            list={listId}
            maxLength={maxChars}
            value={typed}
            onValueChange={setTyped}
          />
          <datalist id={listId}>
            {known
              .filter((tag) => !tags.includes(tag))
              .map((tag) => (
                <option key={tag} value={tag} />
              ))}
          </datalist>
        </form>
      </PopoverContent>
    </Popover>
  );
}
