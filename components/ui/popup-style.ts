/** Shared by everything that floats. Under 150 ms; none with reduced motion (globals.css). */
export const POPUP_MOTION =
  "origin-[var(--transform-origin)] transition-[opacity,scale] duration-100 ease-out outline-none " +
  "data-[starting-style]:scale-98 data-[starting-style]:opacity-0 data-[ending-style]:opacity-0 data-[instant]:duration-0";

export const POPUP_SURFACE = "rounded-lg bg-overlay text-ink shadow-popup";

export const MENU_ITEM =
  "flex cursor-default select-none items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none " +
  "data-[highlighted]:bg-hover data-[disabled]:opacity-50";
