"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { PickerEntry } from "@/lib/client/model-index";
import type { ModelList, ModelSummary } from "@/lib/contract/models";
import { ModelPicker } from "./model-picker/model-picker";

interface PickerPopoverProps {
  /** On the button, and the heading of what it opens. */
  action: string;
  icon?: ReactNode;
  models: ModelList | undefined;
  /** Absent: whatever can answer. The same function at each render. */
  offers?: (model: ModelSummary) => boolean;
  /** Offered before all models, as `auto`. */
  special?: readonly PickerEntry[];
  without: readonly string[];
  onChoose: (id: string) => void;
}

const canAnswer = (model: ModelSummary) => model.canAnswer;

/** A button that opens the picker and closes it with the choice. */
export function PickerPopover({ action, icon, offers = canAnswer, onChoose, ...offer }: PickerPopoverProps) {
  const [open, setOpen] = useState(false);
  return (
    <Popover open={open} onOpenChange={(next) => setOpen(next)}>
      <PopoverTrigger render={<Button size="sm" />}>
        {icon}
        {action}
      </PopoverTrigger>
      <PopoverContent title={action} className="w-[33rem]">
        <div className="pt-2">
          <ModelPicker
            label={action}
            placeholder="Search by name"
            {...offer}
            offers={offers}
            onChoose={(id) => {
              setOpen(false);
              onChoose(id);
            }}
          />
        </div>
      </PopoverContent>
    </Popover>
  );
}
