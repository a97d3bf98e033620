import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { ApiError } from "@/lib/client/api";
import { hrefOfPeriod, type UsagePeriod } from "@/lib/client/usage-period";

interface CustomPeriodProps {
  period: UsagePeriod;
  of: "me" | "instance";
  /** Of the period that was asked for. */
  error: Error | null;
}

/** From when to when, both days included. */
export function CustomPeriod({ period, of, error }: CustomPeriodProps) {
  const router = useRouter();
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const problemOf = (path: string) => (error instanceof ApiError ? error.messageFor(path) : null);
  function show(event: FormEvent) {
    event.preventDefault();
    router.replace(hrefOfPeriod({ ...period, from, to }, of), { scroll: false });
  }
  return (
    <form onSubmit={show} noValidate className="flex flex-wrap items-start gap-2">
      <Field label="From (UTC)" error={problemOf("from")}>
        <Input type="date" value={from} onValueChange={setFrom} className="tabular-nums" />
      </Field>
      <Field label="To" error={problemOf("to")}>
        <Input type="date" value={to} onValueChange={setTo} className="tabular-nums" />
      </Field>
      <Button type="submit" className="mt-5">
        Show
      </Button>
    </form>
  );
}
