"use client";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { useUnvisited, visitField } from "@/lib/client/unvisited-store";
import type { PastedMember } from "@/lib/fusion/run-request";

interface PastedSettingsProps {
  /** In the pool. */
  memberKey: string;
  member: PastedMember;
  path: string;
  problems: readonly FieldProblem[];
  onChange: (member: PastedMember) => void;
}

/** An answer from elsewhere: it competes like any other. */
export function PastedSettings({ memberKey, member, path, problems, onChange }: PastedSettingsProps) {
  const isNew = useUnvisited((unvisited) => unvisited.key === memberKey);
  return (
    <div className="flex flex-col gap-3 px-2 pt-1 pb-3 pl-8">
      <Field label="Where it is from" error={problemAt(problems, `${path}.name`)}>
        <Input
          autoFocus={isNew}
          value={member.name}
          maxLength={80}
          placeholder="My draft"
          onValueChange={(name) => onChange({ ...member, name })}
          onBlur={() => visitField(memberKey, "name")}
        />
      </Field>
      <Field label="The answer" error={problemAt(problems, `${path}.pasted`)}>
        <Textarea
          value={member.pasted}
          placeholder="Paste the answer's text"
          onChange={(event) => onChange({ ...member, pasted: event.target.value })}
          onBlur={() => visitField(memberKey, "pasted")}
          className="max-h-60 min-h-24"
        />
      </Field>
    </div>
  );
}
