import type { z } from "zod";
import { type ProfileFile, profileFileSchema } from "@/lib/contract/profiles";
import type { FieldProblem } from "./check-setup";

type Parsed = { ok: true; file: ProfileFile } | { ok: false; problems: FieldProblem[] };

/** What an export holds, or what is wrong with it and where. */
export function parseProfileFile(text: string): Parsed {
  const json = parseJson(text);
  if (json === undefined)
    return { ok: false, problems: [{ path: "", message: "This is no JSON: paste the whole file." }] };
  const parsed = profileFileSchema.safeParse(json, { error: toWords });
  if (parsed.success) return { ok: true, file: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { ok: false, problems };
}

const KINDS: Record<string, string | undefined> = {
  string: "A text",
  number: "A number",
  boolean: "True or false",
  array: "A list",
  object: "A group of settings",
};

/** For whoever writes such a file by hand; where a field has words of its own, those are said. */
function toWords(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code === "invalid_type") {
    const kind = KINDS[issue.expected] ?? "Something else";
    return issue.input === undefined ? `${kind} is missing here.` : `${kind} belongs here.`;
  }
  if (issue.code === "invalid_value") return `One of these belongs here: ${issue.values.join(", ")}.`;
  if (issue.code === "unrecognized_keys") return `There is no such setting: ${issue.keys.join(", ")}.`;
  return issue.code === "invalid_union" ? "What stands here is none of what may." : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
