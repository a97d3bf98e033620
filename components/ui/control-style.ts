/** Text-like controls: input, textarea, select, number field. 16 px on touch screens, or iOS zooms in. */
export const CONTROL =
  "h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-ink-strong text-sm transition-colors duration-100 " +
  "hover:border-muted focus-visible:border-[var(--focus)] focus-visible:outline-offset-0 pointer-coarse:text-[16px] " +
  "data-[invalid]:border-bad aria-invalid:border-bad disabled:opacity-50";

/** A filter among others in a row: as small as its words. */
export function chipStyle(isSet: boolean): string {
  return `${CHIP} ${isSet ? "border-accent bg-accent-soft text-accent-ink" : "border-line text-muted hover:bg-hover hover:text-ink"}`;
}

const CHIP =
  "inline-flex h-6 max-w-full items-center gap-1 rounded-full border px-2 text-xs transition-colors duration-100 pointer-coarse:h-8";
