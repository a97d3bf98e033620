import { type RefObject, useEffect, useRef } from "react";

/** A form's ref: once it was refused, the first of its fields that is at fault has the focus. */
export function useFocusAtFault(error: Error | null): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (error) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);
  return form;
}
