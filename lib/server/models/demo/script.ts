/** What a scripted model says to one sample prompt. */
export interface Script {
  answer: string;
  /** Streamed before the answer, as a model that thinks aloud does. */
  reasoning?: string;
  /** Its turn in a debate; without one it keeps its answer and contests nothing. */
  turn?: { contests: string; revised: string | null };
}

/** Markdown as written: backslashes stand for themselves (LaTeX), and only the backtick is escaped. */
export function md(strings: TemplateStringsArray): string {
  return String.raw(strings).replaceAll("\\`", "`").trim();
}
