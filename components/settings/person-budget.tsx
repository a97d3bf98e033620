import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { FormMessage } from "@/components/ui/form-message";
import { announce } from "@/components/ui/live-region";
import { NumberField } from "@/components/ui/number-field";
import { changePerson } from "@/lib/client/instance-query";
import { useFormAction } from "@/lib/client/use-form-action";
import type { Person } from "@/lib/contract/instance";

interface PersonBudgetProps {
  person: Person;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What one account may spend in a month. */
export function PersonBudget({ person, open, onOpenChange }: PersonBudgetProps) {
  return (
    <Dialog open={open} onOpenChange={(next) => onOpenChange(next)}>
      <DialogContent
        title={`Monthly budget of ${person.name}`}
        description="By calendar month (UTC). A run that may cost more than is left is refused before it starts."
        className="max-w-md"
      >
        <BudgetForm person={person} onDone={() => onOpenChange(false)} />
      </DialogContent>
    </Dialog>
  );
}

function BudgetForm({
  person: { id, name, monthlyBudgetUsd },
  onDone,
}: {
  person: Person;
  onDone: () => void;
}) {
  const [usd, setUsd] = useState(monthlyBudgetUsd);
  const save = useFormAction((next: number | null) => changePerson(id, { monthlyBudgetUsd: next }), {
    refreshes: ["people"],
    onDone: () => {
      announce(`The monthly budget of ${name} was changed.`);
      onDone();
    },
  });
  function submit(event: FormEvent) {
    event.preventDefault();
    save.run(usd);
  }
  return (
    <form ref={save.form} onSubmit={submit} noValidate className="flex flex-col gap-3 px-4 pb-4">
      <FormMessage message={save.message} />
      <Field
        label="Monthly budget"
        error={save.messageFor("monthlyBudgetUsd")}
        hint="Empty: what the settings of the instance say for each account."
      >
        <NumberField
          value={usd}
          min={0}
          step={1}
          placeholder="As for everyone"
          unit="USD"
          onValueChange={setUsd}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary" disabled={save.pending}>
          Save
        </Button>
      </div>
    </form>
  );
}
