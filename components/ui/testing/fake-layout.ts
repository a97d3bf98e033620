/** jsdom lays nothing out: what lists and popups ask of the layout is answered with nothing. */
export function fakeLayout(): void {
  Element.prototype.scrollIntoView = () => undefined;
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
}
