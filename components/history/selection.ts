import { useState } from "react";
import { MAX_BULK_RUNS } from "@/lib/contract/run-marks";

export interface Selection {
  /** Null: no selecting goes on. */
  ids: ReadonlySet<string> | null;
  toggle(id: string, withRange: boolean): void;
  /** All that are loaded, as far as one call takes them. */
  takeAll(): void;
  begin(): void;
  end(): void;
}

/** Which rows are ticked. Shift takes all from the last one ticked on. `order`: the ids as they are listed. */
export function useSelection(order: readonly string[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string> | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const take = (next: Iterable<string>) => setIds(new Set([...next].slice(0, MAX_BULK_RUNS)));
  return {
    ids,
    toggle(id, withRange) {
      const before = new Set(ids ?? []);
      const from = last === null ? -1 : order.indexOf(last);
      const to = order.indexOf(id);
      if (withRange && from !== -1 && to !== -1) {
        take([...before, ...order.slice(Math.min(from, to), Math.max(from, to) + 1)]);
      } else {
        if (!before.delete(id)) before.add(id);
        take(before);
      }
      setLast(id);
    },
    takeAll: () => take(order),
    begin: () => setIds(new Set()),
    end: () => setIds(null),
  };
}
