"use client";
import { useQuery } from "@tanstack/react-query";
import { RadioCards } from "@/components/ui/radio-cards";
import { Switch } from "@/components/ui/switch";
import { modelsQuery } from "@/lib/client/models-query";
import { ModelNames } from "./model-names";
import type { TokenDraft } from "./token-draft";

interface AllowedFieldsProps {
  draft: TokenDraft;
  messageFor: (path: string) => string | null;
  onChange: (changed: Partial<TokenDraft>) => void;
}

const ITEMS = [
  { value: "all", title: "Everything I may run" },
  {
    value: "some",
    title: "Only what I name",
    about: "Profiles as they are, and models in any setup. Nothing else.",
  },
] as const;

/** What it may run: all, or profiles and models by name. */
export function AllowedFields({ draft, messageFor, onChange }: AllowedFieldsProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="text-muted text-xs">It runs</legend>
      <div className="-mx-1.5">
        <RadioCards
          label="What it runs"
          items={ITEMS}
          value={draft.restricted ? "some" : "all"}
          onValueChange={(value) => onChange({ restricted: value === "some" })}
        />
      </div>
      {draft.restricted && (
        <div className="flex flex-col gap-3 border-line border-l pl-3">
          <Profiles chosen={draft.profiles} onChange={(profiles) => onChange({ profiles })} />
          <ModelNames
            chosen={draft.models}
            error={messageFor("models")}
            onChange={(models) => onChange({ models })}
          />
        </div>
      )}
    </fieldset>
  );
}

function Profiles({ chosen, onChange }: { chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const { data } = useQuery(modelsQuery);
  const known = data?.profiles ?? [];
  // One that was deleted stays named until it is taken out: another may not come by its place.
  const gone = data ? chosen.filter((id) => !known.some((profile) => profile.id === id)) : [];
  const items = [...known, ...gone.map((id) => ({ id, name: "A deleted profile" }))];
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="pb-1.5 text-muted text-xs">Profiles</legend>
      {items.map(({ id, name }) => (
        <Switch
          key={id}
          checked={chosen.includes(id)}
          onCheckedChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((other) => other !== id))}
        >
          {name}
        </Switch>
      ))}
    </fieldset>
  );
}
