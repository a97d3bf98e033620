"use client";
import { Field } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { CONTROL } from "./control-style";
import { cx } from "./cx";

/** Grows with its text where the browser can (`field-sizing`), up to its `max-h-…`. */
export function Textarea({ className, ...props }: ComponentProps<"textarea">) {
  return (
    <Field.Control
      render={
        <textarea
          {...props}
          className={cx(CONTROL, "field-sizing-content h-auto min-h-16 resize-y py-1.5", className)}
        />
      }
    />
  );
}
