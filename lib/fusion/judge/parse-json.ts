import type { z } from "zod";

/** JSON as models write it: a trailing comma after the object or inside it does no harm. */
export function parseJson(text: string): { value: unknown } | { problem: string } {
  const trimmed = text.trim().replace(/,$/, "");
  return (
    tryParse(trimmed) ??
    tryParse(withoutTrailingCommas(trimmed)) ?? { problem: `is not JSON: ${excerpt(text)}` }
  );
}

function tryParse(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Strings are matched first and kept, so that a comma inside one stays. */
function withoutTrailingCommas(text: string): string {
  return text.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? "");
}

/** The first thing wrong, for people: "positions: Too small…". */
export function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") ?? "";
  return `is not in the form asked for${path ? ` (${path}: ${issue?.message})` : ` (${issue?.message})`}`;
}

export function excerpt(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
