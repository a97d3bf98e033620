/** For what is not settled: estimated, or held for a run under way. */
export const STRIPES = "repeating-linear-gradient(135deg, var(--muted) 0 1.5px, transparent 1.5px 4px)";
