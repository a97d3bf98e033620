"use client";
import type { ReactNode } from "react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import type { ModelList, ModelSummary } from "@/lib/contract/models";
import { ModelPicker } from "./model-picker/model-picker";

interface PickerPopoverProps {
  /** On the button, and the heading of what it opens. */
  action: string;
  icon?: ReactNode;
  models: ModelList | undefined;
  without: readonly string[];
  onChoose: (id: string) => void;
}

const canAnswer = (model: ModelSummary) => model.canAnswer;

/** A button that opens the picker and closes it with the choice. */
export function PickerPopover({ action, icon, models, without, onChoose }: PickerPopoverProps) {
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
            models={models}
            offers={canAnswer}
            without={without}
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
