"use client";
import { LoaderCircle, Search } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { Input } from "@/components/ui/input";
import { useDebounced } from "@/lib/client/use-debounced";

const SETTLE_MS = 250;

/** What is typed goes into the address, so that a search can be kept and shared. */
export function HistorySearch({ q, busy }: { q: string; busy: boolean }) {
  const [text, setText] = useState(q);
  const input = useRef<HTMLInputElement>(null);
  const settled = useDebounced(text, SETTLE_MS);
  useEffect(() => {
    const query = settled.trim() === "" ? "" : `?q=${encodeURIComponent(settled.trim())}`;
    if (window.location.search !== query) window.history.replaceState(null, "", `/history${query}`);
  }, [settled]);
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
    <search className="relative max-w-md">
      <Search className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" aria-hidden />
      <Input
        ref={input}
        type="search"
        aria-label="Search the prompts"
        placeholder="Search the prompts"
        value={text}
        onValueChange={setText}
        className="pl-8"
      />
      {busy && (
        <LoaderCircle className="absolute top-2 right-2.5 size-4 animate-spin text-muted" aria-hidden />
      )}
    </search>
  );
}
