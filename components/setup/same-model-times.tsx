"use client";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast";
import { modelName } from "@/lib/client/describe-setup";
import { newMemberKey, useSetupStore } from "@/lib/client/setup-store";
import type { ModelList } from "@/lib/contract/models";

const TIMES = 3;

/** Another kind of pool: one model, asked several times. Mode and judge stay as they are. */
export function SameModelTimes({ models }: { models: ModelList | undefined }) {
  // Quality begins with the strongest.
  const strongest = models?.profiles.find(({ id }) => id === "quality")?.pool[0];
  if (!models || !strongest || !("model" in strongest)) return null;
  const { model } = strongest;
  const name = modelName(model, models);
  return (
    <div className="flex flex-col items-start gap-1 border-line border-t px-3 py-2.5 text-muted text-xs">
      <Button size="sm" onClick={() => take(model, name)}>
        {name}, three times
      </Button>
      The strongest model alone: its answers differ, and fusing them is still of use.
    </div>
  );
}

function take(model: string, name: string): void {
  const { setup, change, replace } = useSetupStore.getState();
  change({
    pool: Array.from({ length: TIMES }, () => ({ key: newMemberKey(), member: { model } })),
    wait: null,
  });
  showToast({ title: `${name} answers three times.`, onUndo: () => replace(setup) });
}
