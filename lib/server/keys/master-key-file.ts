import { randomBytes } from "node:crypto";
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type KeyRing, MASTER_KEY_BYTES, parseKeyRing } from "./key-ring";

export class MasterKeyError extends Error {
  override readonly name = "MasterKeyError";
  readonly code = "bad-master-key";
}

const OWNER_ONLY = 0o600;

/**
 * The ring in `master.key`, which is made where there is none. Throws `MasterKeyError` where the file holds something else: a
 * new key in its place would lose every stored one.
 */
export function openMasterKeyFile(dataDir: string): KeyRing {
  const file = path.join(dataDir, "master.key");
  const text = readIfThere(file) ?? create(file);
  const reading = parseKeyRing(text);
  if (reading.ok) {
    chmodSync(file, OWNER_ONLY);
    return reading.ring;
  }
  throw new MasterKeyError(
    `${file} is not a master key (${reading.message}). Put the right file back from a backup; without it the stored keys are lost.`,
  );
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch (cause) {
    if (isCode(cause, "ENOENT")) return null;
    throw new MasterKeyError(`${file} cannot be read.`, { cause });
  }
}

/** Of several processes that start at once, one makes the key and all use it: a link is made whole or not at all. */
function create(file: string): string {
  const draft = `${file}.${randomBytes(6).toString("hex")}`;
  const text = `local:${randomBytes(MASTER_KEY_BYTES).toString("base64")}\n`;
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(draft, text, { mode: OWNER_ONLY, flag: "wx", flush: true });
    linkSync(draft, file);
    return text;
  } catch (cause) {
    if (isCode(cause, "EEXIST")) return readFileSync(file, "utf8");
    throw new MasterKeyError(`${file} cannot be written: it would hold the key that seals others.`, {
      cause,
    });
  } finally {
    rmSync(draft, { force: true });
  }
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && "code" in cause && cause.code === code;
}
