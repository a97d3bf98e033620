"use client";
import { LoaderCircle, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { useDebounced } from "@/lib/client/use-debounced";
import { changeRunFilter } from "./use-run-filter";

const SETTLE_MS = 250;

/** What is typed goes into the address. `/` comes here; Escape takes the search away. */
export function HistorySearch({ q, busy }: { q: string; busy: boolean }) {
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const settled = useDebounced(text, SETTLE_MS);
  const [written, setWritten] = useState(q);
  // Changed by a button or a link, and not by what was typed: that may be further on by now.
  if (q !== written) {
    setWritten(q);
    if (q !== settled.trim()) setText(q);
  }
  useEffect(() => changeRunFilter({ q: settled.trim() }), [settled]);
  useEffect(() => {
    const focus = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.defaultPrevented || document.activeElement?.matches("input, textarea"))
        return;
      event.preventDefault();
      input.current?.focus();
    };
    document.addEventListener("keydown", focus);
    return () => document.removeEventListener("keydown", focus);
  }, []);
  return (
    <search className="flex max-w-xl flex-col gap-1">
      <div className="relative">
        <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" aria-hidden />
        <Input
          ref={input}
          type="search"
          aria-label="Search prompts and answers"
          aria-describedby="history-search-hint"
          placeholder="Search prompts and answers"
          value={text}
          onValueChange={setText}
          className="pl-8"
        />
        {busy && (
          <LoaderCircle className="absolute top-2 right-2.5 size-4 animate-spin text-muted" aria-hidden />
        )}
      </div>
      <p id="history-search-hint" className="text-muted text-xs">
        All words must be there; “in quotes” as they stand; the last one may go on.
      </p>
    </search>
  );
}
