"use client";
import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from "@/components/ui/menu";
import { CRITERIA_LIBRARY } from "@/lib/contract/criteria-library";
import type { Criterion } from "@/lib/fusion/run-request";

interface AddCriterionProps {
  /** Those that are weighed already. */
  names: readonly string[];
  disabled: boolean;
  onAdd: (criterion: Criterion) => void;
}

const BLANK: Criterion = { name: "", weight: 1, instruction: "" };

/** From the library, with a good instruction, or one of one's own. */
export function AddCriterion({ names, disabled, onAdd }: AddCriterionProps) {
  const left = CRITERIA_LIBRARY.filter(({ name }) => !names.includes(name));
  return (
    <Menu>
      <MenuTrigger
        render={
          <Button variant="ghost" size="sm" disabled={disabled}>
            <Plus className="size-3.5" aria-hidden />
            Add a criterion
          </Button>
        }
      />
      <MenuContent className="w-80">
        {left.map((criterion) => (
          <MenuItem key={criterion.name} onClick={() => onAdd(criterion)}>
            <span className="block text-ink-strong">{criterion.name}</span>
            <span className="block whitespace-normal text-muted text-xs">{criterion.instruction}</span>
          </MenuItem>
        ))}
        {left.length > 0 && <MenuSeparator />}
        <MenuItem onClick={() => onAdd(BLANK)}>One of your own</MenuItem>
      </MenuContent>
    </Menu>
  );
}
