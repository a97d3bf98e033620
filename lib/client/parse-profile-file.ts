import { type ProfileFile, profileFileSchema } from "@/lib/contract/profiles";
import type { FieldProblem } from "./check-setup";

type Parsed = { ok: true; file: ProfileFile } | { ok: false; problems: FieldProblem[] };

/** What an export holds, or what is wrong with it and where. */
export function parseProfileFile(text: string): Parsed {
  const json = parseJson(text);
  if (json === undefined)
    return { ok: false, problems: [{ path: "", message: "This is no JSON: paste the whole file." }] };
  const parsed = profileFileSchema.safeParse(json);
  if (parsed.success) return { ok: true, file: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
  return { ok: false, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
