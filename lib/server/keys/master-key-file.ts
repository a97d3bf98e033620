import { randomBytes } from "node:crypto";
import path from "node:path";
import { type KeyRing, MASTER_KEY_BYTES, parseKeyRing } from "./key-ring";
import { openSecretFile, SecretFileError } from "./secret-file";

/**
 * The ring in `master.key`, which is made where there is none. Throws `SecretFileError` where the file holds something else: a
 * new key in its place would lose every stored one.
 */
export function openMasterKeyFile(dataDir: string): KeyRing {
  const file = path.join(dataDir, "master.key");
  const make = () => `local:${randomBytes(MASTER_KEY_BYTES).toString("base64")}\n`;
  const reading = parseKeyRing(openSecretFile(file, { what: "the key that seals others", make }));
  if (reading.ok) return reading.ring;
  throw new SecretFileError(
    `${file} is not a master key (${reading.message}). Put the right file back from a backup; without it the stored keys are lost.`,
  );
}
