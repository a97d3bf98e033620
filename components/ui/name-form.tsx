"use client";
import { type FormEvent, useState } from "react";
import { useFocusAtFault } from "@/lib/client/use-focus-at-fault";
import { Button } from "./button";
import { Field } from "./field";
import { Input } from "./input";
import { Switch } from "./switch";
import { Textarea } from "./textarea";

export interface Named {
  name: string;
  about: string;
  /** Offered to everyone. */
  shared: boolean;
}

interface NameFormProps {
  initial: Named;
  maxName: number;
  maxAbout: number;
  /** Whether it may be offered to others. */
  canShare: boolean;
  /** What the button says: "Save". */
  action: string;
  pending: boolean;
  messageFor: (field: string) => string | null;
  /** With which it was refused last. */
  error: Error | null;
  /** What is wrong and belongs to no field. */
  message: string | null;
  onSubmit: (named: Named) => void;
  onCancel: () => void;
}

/** A name, and what it is good for. */
export function NameForm(props: NameFormProps) {
  const [named, setNamed] = useState(props.initial);
  const form = useFocusAtFault(props.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit({ ...named, name: named.name.trim(), about: named.about.trim() });
  };
  return (
    <form ref={form} onSubmit={submit} className="flex flex-col gap-3 px-4 pb-4">
      <Field label="Name" error={props.messageFor("name")}>
        <Input
          value={named.name}
          maxLength={props.maxName}
          required
          onValueChange={(name) => setNamed({ ...named, name })}
        />
      </Field>
      <Field
        label="About"
        hint="What it is good for, in a sentence or two."
        error={props.messageFor("about")}
      >
        <Textarea
          value={named.about}
          maxLength={props.maxAbout}
          onChange={(event) => setNamed({ ...named, about: event.target.value })}
        />
      </Field>
      {props.canShare && (
        <Switch checked={named.shared} onCheckedChange={(shared) => setNamed({ ...named, shared })}>
          Offer to everyone here
        </Switch>
      )}
      {props.message !== null && (
        <p role="alert" className="text-bad text-xs">
          {props.message}
        </p>
      )}
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="ghost" onClick={props.onCancel}>
          Cancel
        </Button>
        <Button type="submit" variant="primary" disabled={props.pending}>
          {props.pending ? "Saving…" : props.action}
        </Button>
      </div>
    </form>
  );
}
