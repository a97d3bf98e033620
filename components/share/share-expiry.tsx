import { useState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { formatExactTime } from "@/lib/client/format-ago";
import type { ShareRun, ShareView } from "@/lib/contract/shares";

const DAY_MS = 86_400_000;
const CHOICES = [
  { value: "never", label: "Never" },
  { value: "1", label: "In 1 day" },
  { value: "7", label: "In 7 days" },
  { value: "30", label: "In 30 days" },
  { value: "date", label: "On a date" },
] as const;
type Choice = (typeof CHOICES)[number]["value"];

interface ShareExpiryProps {
  share: ShareView;
  onChange: (change: ShareRun) => void;
}

/** A number of days is counted from the moment it is chosen. */
export function ShareExpiry({ share, onChange }: ShareExpiryProps) {
  const [choice, setChoice] = useState<Choice>(share.expiresAt === null ? "never" : "date");
  function choose(next: Choice) {
    setChoice(next);
    if (next === "never") onChange({ expiresAt: null });
    else if (next !== "date")
      onChange({ expiresAt: new Date(Date.now() + Number(next) * DAY_MS).toISOString() });
  }
  const until = share.expiresAt === null ? undefined : `Until ${formatExactTime(share.expiresAt)}`;
  return (
    <div className="flex flex-wrap items-start gap-3">
      <Field label="Ends" hint={until} className="min-w-40 flex-1">
        <Select items={CHOICES} value={choice} onValueChange={choose} />
      </Field>
      {choice === "date" && (
        <Field label="End of the day" className="min-w-40 flex-1">
          <Input
            type="date"
            defaultValue={share.expiresAt === null ? "" : toLocalDay(share.expiresAt)}
            min={toLocalDay(new Date().toISOString())}
            onChange={({ currentTarget }) => {
              const end = toEndOfDay(currentTarget.value);
              if (end) onChange({ expiresAt: end });
            }}
          />
        </Field>
      )}
    </div>
  );
}

/** As a date field has it, in this machine's time zone. */
function toLocalDay(iso: string): string {
  const time = new Date(iso);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}

/** Null while the field is half filled in. */
function toEndOfDay(day: string): string | null {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}
