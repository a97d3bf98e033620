"use client";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { isLeftOver, type Setting, whyNotTaken } from "@/lib/client/untaken-settings";
import type { ModelSummary } from "@/lib/contract/models";
import type { ModelMember } from "@/lib/fusion/run-request";

interface SettingFieldProps {
  label: string;
  setting: Setting;
  member: ModelMember;
  model: ModelSummary | undefined;
  error: string | null;
  onRemove: () => void;
  children: ReactNode;
}

/** A setting that the model may not take: then it is disabled, with the reason, and what is left over of it can be removed. */
export function SettingField({
  label,
  setting,
  member,
  model,
  error,
  onRemove,
  children,
}: SettingFieldProps) {
  const reason = whyNotTaken(setting, model);
  if (!isLeftOver(setting, member, model)) {
    return (
      <Field label={label} error={error} disabled={reason !== null} hint={reason ?? undefined}>
        {children}
      </Field>
    );
  }
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <Field label={label} disabled error={reason} className="w-full">
        {children}
      </Field>
      <Button size="sm" onClick={onRemove} aria-label={`Remove the ${label.toLowerCase()}`}>
        Remove
      </Button>
    </div>
  );
}
