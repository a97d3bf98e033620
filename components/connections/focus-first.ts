/** A ref: where a dialog shows its next step, the focus goes along instead of being lost with the step before. */
export function focusFirst(step: HTMLElement | null): void {
  step?.querySelector<HTMLElement>("button, input")?.focus();
}
