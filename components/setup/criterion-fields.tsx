"use client";
import { Trash2 } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NumberField } from "@/components/ui/number-field";
import { Textarea } from "@/components/ui/textarea";
import type { Criterion } from "@/lib/fusion/run-request";

interface CriterionFieldsProps {
  criterion: Criterion;
  /** From 1. */
  position: number;
  only: boolean;
  problem: (field: keyof Criterion) => string | null;
  onChange: (criterion: Criterion) => void;
  onRemove: () => void;
}

export function CriterionFields(props: CriterionFieldsProps) {
  const { criterion, position, problem, onChange } = props;
  return (
    <li className="grid grid-cols-[1fr_6.5rem_auto] gap-1.5">
      <Field label={`Criterion ${position}`} labelHidden error={problem("name")}>
        <Input
          value={criterion.name}
          maxLength={60}
          placeholder="Name"
          onValueChange={(name) => onChange({ ...criterion, name })}
        />
      </Field>
      <Field label={`Weight of criterion ${position}`} labelHidden error={problem("weight")}>
        <NumberField
          min={1}
          max={10}
          unit="weight"
          value={criterion.weight}
          onValueChange={(weight) => onChange({ ...criterion, weight: weight ?? 1 })}
        />
      </Field>
      <IconButton
        label={`Remove ${criterion.name || `criterion ${position}`}`}
        tooltip={false}
        disabled={props.only}
        onClick={props.onRemove}
        icon={<Trash2 className="size-3.5" />}
      />
      <Field
        label={`Instruction of criterion ${position}`}
        labelHidden
        error={problem("instruction")}
        className="col-span-2"
      >
        <Textarea
          value={criterion.instruction}
          placeholder="What to look for"
          onChange={(event) => onChange({ ...criterion, instruction: event.target.value })}
        />
      </Field>
    </li>
  );
}
