/**
 * What is typed for a field that is on its way, as the palette's the first time: its code has to come, and the letters would be
 * lost, or be taken for keys of the page.
 */
let held: string | null = null;

export function holdKeys(): void {
  if (held !== null) return;
  held = "";
  window.addEventListener("keydown", hold, { capture: true });
}

/** What was typed since; from then on the keys go where the focus is. */
export function takeHeldKeys(): string {
  const typed = held ?? "";
  held = null;
  window.removeEventListener("keydown", hold, { capture: true });
  return typed;
}

function hold(event: KeyboardEvent): void {
  if (held === null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === "Backspace") held = held.slice(0, -1);
  else if (event.key.length === 1) held += event.key;
  else return;
  event.preventDefault();
  event.stopPropagation();
}
