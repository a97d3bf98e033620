"use client";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import type { ModelList } from "@/lib/contract/models";
import { type ModelMember, REASONING_EFFORTS, type ReasoningEffort } from "@/lib/fusion/run-request";

interface MemberSettingsProps {
  member: ModelMember;
  path: string;
  problems: readonly FieldProblem[];
  onChange: (member: ModelMember) => void;
  models: ModelList | undefined;
}

const ALL = { temperature: true, reasoning: true, maxOutputTokens: true };
const EFFORTS = [
  { value: "default", label: "Model's default" },
  ...REASONING_EFFORTS.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) })),
];

/** What this member alone is told. A field left empty takes the model's own default. */
export function MemberSettings({ member, path, problems, onChange, models }: MemberSettingsProps) {
  const takes = models?.items.find((model) => model.id === member.model)?.takes ?? ALL;
  const problem = (field: string) => problemAt(problems, `${path}.${field}`);
  return (
    <div className="grid grid-cols-1 gap-3 px-2 pt-1 pb-3 pl-8 tabs:grid-cols-3">
      {takes.temperature && (
        <Field label="Temperature" error={problem("temperature")}>
          <NumberField
            value={member.temperature ?? null}
            min={0}
            max={2}
            step={0.1}
            placeholder="Default"
            onValueChange={(value) => onChange({ ...member, temperature: value ?? undefined })}
          />
        </Field>
      )}
      {takes.maxOutputTokens && (
        <Field label="Output limit" error={problem("maxOutputTokens")}>
          <NumberField
            value={member.maxOutputTokens ?? null}
            min={1}
            max={1_000_000}
            step={256}
            placeholder="Default"
            unit="tokens"
            onValueChange={(value) => onChange({ ...member, maxOutputTokens: value ?? undefined })}
          />
        </Field>
      )}
      {takes.reasoning && (
        <Field label="Reasoning effort" error={problem("reasoning")}>
          <Select
            items={EFFORTS}
            value={member.reasoning ?? "default"}
            onValueChange={(value) =>
              onChange({ ...member, reasoning: value === "default" ? undefined : (value as ReasoningEffort) })
            }
          />
        </Field>
      )}
      <Field
        label="Instructions"
        error={problem("instructions")}
        hint="Added after the system prompt."
        className="tabs:col-span-3"
      >
        <Textarea
          value={member.instructions ?? ""}
          onChange={(event) => onChange({ ...member, instructions: event.target.value || undefined })}
          placeholder="For this member alone"
          className="max-h-40"
        />
      </Field>
    </div>
  );
}
