"use client";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Kbd } from "@/components/ui/kbd";
import { useFrameStore } from "@/lib/client/frame-store";

const KEYS: { group: string; keys: [string[], string][] }[] = [
  {
    group: "Everywhere",
    keys: [
      [["⌘", "K"], "Search, every action, every recent run"],
      [["?"], "This list"],
      [["["], "Fold the rail"],
    ],
  },
  {
    group: "Prompt",
    keys: [
      [["⌘", "↵"], "Run"],
      [["Esc"], "Stop the run"],
      [["↑"], "In an empty editor: the last prompt"],
      [["/"], "To the prompt, or to the search"],
    ],
  },
  {
    group: "Run",
    keys: [
      [["J"], "Next column"],
      [["K"], "Previous column"],
      [["1", "8"], "Focus one column"],
      [["F"], "Findings"],
      [["A"], "Final answer"],
      [["R"], "Judge again"],
      [["V", "B"], "Vote for an answer by its letter; V and ↵ for the final one"],
    ],
  },
];

export function KeyList() {
  const open = useFrameStore((store) => store.keys);
  const set = useFrameStore((store) => store.set);
  return (
    <Dialog open={open} onOpenChange={(keys) => set({ keys })}>
      <DialogContent title="Keyboard" className="max-w-md">
        <div className="flex flex-col gap-4 px-4 pb-4">
          {KEYS.map(({ group, keys }) => (
            <section key={group}>
              <h3 className="pb-1 text-muted text-xs">{group}</h3>
              <dl className="divide-y divide-line border-line border-y">
                {keys.map(([caps, does]) => (
                  <div key={does} className="flex items-center justify-between gap-4 py-1.5 text-sm">
                    <dd className="text-ink">{does}</dd>
                    <dt className="flex gap-1">
                      {caps.map((cap, index) => (
                        <span key={cap} className="flex items-center gap-1">
                          {index > 0 && caps[0] === "1" && <span className="text-muted text-xs">to</span>}
                          <Kbd>{cap}</Kbd>
                        </span>
                      ))}
                    </dt>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      </DialogContent>
    </Dialog>
  );
}
