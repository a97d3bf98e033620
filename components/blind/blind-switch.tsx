"use client";
import { Switch } from "@/components/ui/switch";
import { Tooltip } from "@/components/ui/tooltip";
import { useBlindStore } from "@/lib/client/blind-store";
import { useBlindChoice } from "@/lib/client/use-blind";

/** Hides whose answer is whose until the vote; remembered in this browser. */
export function BlindSwitch() {
  useBlindChoice();
  const { on, set } = useBlindStore();
  return (
    <Tooltip content="Hides names, prices, speeds and the verdict until you vote">
      <span className="inline-flex text-muted">
        <Switch checked={on} onCheckedChange={set}>
          <span className="text-xs">Blind</span>
        </Switch>
      </span>
    </Tooltip>
  );
}
