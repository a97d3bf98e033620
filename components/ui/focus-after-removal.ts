/**
 * Called while a row of a list is still there and about to go: the focus, which would go with it, comes to the row after
 * it, else to the one before, else to the heading of what was the list. `inside` is the row or anything in it.
 */
export function focusAfterRemoval(inside: Element | null, control = "a, button"): void {
  const row = inside?.closest("li");
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  const place = row?.closest("section") ?? row?.closest("main");
  // Once the row has gone, and the menu that was open over it.
  requestAnimationFrame(() => {
    const inNext = next?.isConnected ? next.querySelector<HTMLElement>(control) : null;
    (inNext ?? headingOf(place))?.focus();
  });
}

function headingOf(place: HTMLElement | null | undefined): HTMLElement | null {
  const heading = place?.querySelector<HTMLElement>("h2") ?? place ?? null;
  heading?.setAttribute("tabindex", "-1");
  return heading;
}
