import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

export class SecretFileError extends Error {
  override readonly name = "SecretFileError";
  readonly code = "bad-secret-file";
}

const OWNER_ONLY = 0o600;

/** What the file holds, which is made where there is none. Only its owner can read it afterwards. Throws `SecretFileError`. */
export function openSecretFile(file: string, { what, make }: { what: string; make(): string }): string {
  const text = readIfThere(file) ?? create(file, what, make());
  chmodSync(file, OWNER_ONLY);
  return text;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return null;
    throw new SecretFileError(`${file} cannot be read.`, { cause });
  }
}

/** Of several processes that start at once, one makes the file and all use it: a link is made whole or not at all. */
function create(file: string, what: string, text: string): string {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, text, { mode: OWNER_ONLY, flag: "wx", flush: true });
    linkSync(draft, file);
    return text;
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return readFileSync(file, "utf8");
    throw new SecretFileError(`${file} cannot be written: it would hold ${what}.`, { cause });
  } finally {
    rmSync(draft, { force: true });
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
