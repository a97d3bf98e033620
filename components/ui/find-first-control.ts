const FIELDS = "input, textarea, [role=combobox], [role=radio], [role=switch]";

/** Where somebody begins in a form or dialog: its first field, else its first button. Null: there is only text. */
export function findFirstControl(body: HTMLElement | null): HTMLElement | null {
  return findFirst(body, FIELDS) ?? findFirst(body, "button");
}

function findFirst(body: HTMLElement | null, selector: string): HTMLElement | null {
  const all = [...(body?.querySelectorAll<HTMLElement>(selector) ?? [])];
  return all.find(isBeginning) ?? null;
}

/** What stands inside a model's text may be far down, and what the eye does not see is the hidden half of a control. */
function isBeginning(element: HTMLElement): boolean {
  return (
    !element.matches(":disabled, [aria-hidden=true], [type=hidden], [tabindex='-1']") &&
    !element.closest(".md")
  );
}
