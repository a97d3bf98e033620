/** Text-like controls: input, textarea, select, number field. 16 px on touch screens, or iOS zooms in. */
export const CONTROL =
  "h-8 w-full rounded-md border border-line-strong bg-raised px-2 text-ink-strong text-sm transition-colors duration-100 " +
  "hover:border-muted focus-visible:border-[var(--focus)] focus-visible:outline-offset-0 pointer-coarse:text-[16px] " +
  "data-[invalid]:border-bad aria-invalid:border-bad disabled:opacity-50";
