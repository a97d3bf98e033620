"use client";
import { Image as ImageIcon } from "lucide-react";
import { announce } from "@/components/ui/live-region";
import { modelName } from "@/lib/client/describe-setup";
import { findModel } from "@/lib/client/model-variants";
import type { MemberSettingsProps } from "./member-settings";
import { PickerPopover } from "./picker-popover";

/** Which model it is, and another in its place: every other setting stays. */
export function MemberModel({ member, models, onChange }: MemberSettingsProps) {
  const images = findModel(member.model, models)?.takes?.images;
  const change = (model: string) => {
    onChange({ ...member, model });
    announce(`${modelName(model, models)} takes the place of ${modelName(member.model, models)}.`);
  };
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 tabs:col-span-3">
      <PickerPopover action="Change model" models={models} without={[member.model]} onChoose={change} />
      {images !== undefined && (
        <span className="inline-flex items-center gap-1 text-muted text-xs">
          <ImageIcon className="size-3.5" aria-hidden />
          {images ? "Takes images" : "Takes no images"}
        </span>
      )}
    </div>
  );
}
