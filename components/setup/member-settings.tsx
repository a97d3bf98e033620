"use client";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { findModel } from "@/lib/client/model-variants";
import type { ModelList } from "@/lib/contract/models";
import { type ModelMember, REASONING_EFFORTS, type ReasoningEffort } from "@/lib/fusion/run-request";
import { MemberFallbacks } from "./member-fallbacks";
import { MemberModel } from "./member-model";
import { MemberRoute } from "./member-route";
import { SettingField } from "./setting-field";

export interface MemberSettingsProps {
  member: ModelMember;
  path: string;
  problems: readonly FieldProblem[];
  onChange: (member: ModelMember) => void;
  models: ModelList | undefined;
}

const EFFORTS = [
  { value: "default", label: "Model's default" },
  ...REASONING_EFFORTS.map((value) => ({ value, label: value[0]?.toUpperCase() + value.slice(1) })),
];

/** What this member alone is told. A field left empty takes the model's own default. */
export function MemberSettings(props: MemberSettingsProps) {
  const { member, path, problems, onChange, models } = props;
  const model = findModel(member.model, models);
  const problem = (field: string) => problemAt(problems, `${path}.${field}`);
  const about = { member, model };
  return (
    <div className="grid grid-cols-1 gap-3 px-2 pt-1 pb-3 pl-8 tabs:grid-cols-3">
      <MemberModel {...props} />
      <SettingField
        {...about}
        label="Temperature"
        setting="temperature"
        error={problem("temperature")}
        onRemove={() => onChange({ ...member, temperature: undefined })}
      >
        <NumberField
          value={member.temperature ?? null}
          min={0}
          max={2}
          step={0.1}
          placeholder="Default"
          onValueChange={(value) => onChange({ ...member, temperature: value ?? undefined })}
        />
      </SettingField>
      <SettingField
        {...about}
        label="Output limit"
        setting="maxOutputTokens"
        error={problem("maxOutputTokens")}
        onRemove={() => onChange({ ...member, maxOutputTokens: undefined })}
      >
        <NumberField
          value={member.maxOutputTokens ?? null}
          min={1}
          max={1_000_000}
          step={256}
          placeholder="Default"
          unit="tokens"
          onValueChange={(value) => onChange({ ...member, maxOutputTokens: value ?? undefined })}
        />
      </SettingField>
      <SettingField
        {...about}
        label="Reasoning effort"
        setting="reasoning"
        error={problem("reasoning")}
        onRemove={() => onChange({ ...member, reasoning: undefined })}
      >
        <Select
          items={EFFORTS}
          value={member.reasoning ?? "default"}
          onValueChange={(value) =>
            onChange({ ...member, reasoning: value === "default" ? undefined : (value as ReasoningEffort) })
          }
        />
      </SettingField>
      <Instructions {...props} />
      <MemberFallbacks {...props} />
      <MemberRoute {...props} />
    </div>
  );
}

function Instructions({ member, path, problems, onChange }: MemberSettingsProps) {
  return (
    <Field
      label="Instructions"
      error={problemAt(problems, `${path}.instructions`)}
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
  );
}
