/** What a list that draws only its visible part may take as its height. */
const SCREENFUL_PX = 400;

/** jsdom lays nothing out: what lists and popups ask of the layout is answered with nothing, or with a screenful. */
export function fakeLayout(): void {
  Element.prototype.scrollIntoView = () => undefined;
  Element.prototype.scrollTo = () => undefined;
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, value: SCREENFUL_PX });
  globalThis.ResizeObserver = class implements ResizeObserver {
    observe = () => undefined;
    unobserve = () => undefined;
    disconnect = () => undefined;
  };
}
