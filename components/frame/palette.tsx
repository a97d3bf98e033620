"use client";
import { Command } from "cmdk";
import { type Dispatch, type SetStateAction, useEffect, useRef, useState } from "react";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useFrameStore } from "@/lib/client/frame-store";
import { takeHeldKeys } from "@/lib/client/held-keys";
import { PaletteRuns } from "./palette-runs";
import { PALETTE_GROUP, PALETTE_ITEM } from "./palette-style";
import { type PaletteEntry, usePaletteEntries } from "./use-palette-entries";

/** ⌘K: every action that is possible now, and every recent run. */
export function Palette() {
  const open = useFrameStore((store) => store.palette);
  const set = useFrameStore((store) => store.set);
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState("");
  // Opened again while it still folds away, the dialog would leave the focus where it was.
  useEffect(() => {
    if (!open) return setTyped("");
    input.current?.focus();
    // Where that is the field itself, no event tells so.
    if (document.activeElement === input.current) takeUp(setTyped);
  }, [open]);
  return (
    <Dialog open={open} onOpenChange={(palette) => set({ palette })}>
      <DialogContent
        title="Search and actions"
        titleHidden
        initialFocus={input}
        className="max-w-xl overflow-hidden p-0"
      >
        {/* Ctrl+K closes it again: cmdk would go a row up. */}
        <Command label="Search and actions" loop vimBindings={false}>
          <Command.Input
            ref={input}
            value={typed}
            onValueChange={setTyped}
            onFocus={() => takeUp(setTyped)}
            placeholder="Do something, or find a run…"
            className="h-12 w-full border-line border-b bg-transparent px-4 text-base text-ink-strong outline-none"
          />
          <Command.List className="scroll-own max-h-[min(24rem,56vh)] overflow-y-auto p-1.5">
            <Command.Empty className="px-3 py-6 text-center text-muted text-sm">
              Nothing matches.
            </Command.Empty>
            <PaletteActions close={() => set({ palette: false })} />
          </Command.List>
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** What was typed before the field had the focus. */
function takeUp(setTyped: Dispatch<SetStateAction<string>>): void {
  const held = takeHeldKeys();
  setTyped((before) => before + held);
}

function PaletteActions({ close }: { close: () => void }) {
  const groups = usePaletteEntries();
  const choose = (entry: PaletteEntry) => {
    close();
    // After the dialog gave the focus back, so that the action may move it.
    requestAnimationFrame(() => entry.run());
  };
  return (
    <>
      {[...groups].map(([heading, entries]) => (
        <Command.Group key={heading} heading={heading} className={PALETTE_GROUP}>
          {entries.map((entry) => (
            <Command.Item
              key={entry.id}
              value={`${heading} ${entry.title} ${entry.id}`}
              keywords={entry.keywords}
              onSelect={() => choose(entry)}
              className={PALETTE_ITEM}
            >
              <span className="flex-1 truncate">{entry.title}</span>
              {entry.shortcut !== undefined && <Kbd>{entry.shortcut}</Kbd>}
            </Command.Item>
          ))}
        </Command.Group>
      ))}
      <PaletteRuns className={PALETTE_GROUP} close={close} />
    </>
  );
}
