import { Field } from "@/components/ui/field";
import { Select, type SelectItem } from "@/components/ui/select";
import type { Expiry } from "./token-draft";

interface ExpiryFieldProps {
  value: Expiry;
  /** Until when it holds now; null: for good. */
  expiresAt: string | null;
  error: string | null;
  onChange: (expiry: Expiry) => void;
}

const ITEMS: SelectItem<Expiry>[] = [
  { value: "never", label: "Never" },
  { value: "30", label: "In 30 days" },
  { value: "90", label: "In 90 days" },
  { value: "365", label: "In a year" },
];

const ADVICE =
  "A token that ends by itself does no harm where it was forgotten: choose an end where you can give the program another.";

export function ExpiryField({ value, expiresAt, error, onChange }: ExpiryFieldProps) {
  const kept: SelectItem<Expiry>[] =
    expiresAt === null ? [] : [{ value: "keep", label: `On ${expiresAt.slice(0, 10)}, as it is` }];
  return (
    <Field label="Expires" hint={value === "never" ? ADVICE : undefined} error={error}>
      <Select items={[...kept, ...ITEMS]} value={value} onValueChange={onChange} />
    </Field>
  );
}
