import { randomBytes } from "node:crypto";
import path from "node:path";
import { openSecretFile, SecretFileError } from "@/lib/server/keys/secret-file";

/** What AUTH_SECRET may not be shorter than. */
const SHORTEST = 32;

/**
 * What seals the cookies of sessions: the text of `auth.secret`, which is made where there is none. Losing it signs everybody
 * out, and ends every API token. Throws `SecretFileError` where the file holds less than a secret.
 */
export function openAuthSecretFile(dataDir: string): string {
  const file = path.join(dataDir, "auth.secret");
  const make = () => `${randomBytes(32).toString("base64url")}\n`;
  const secret = openSecretFile(file, {
    what: "what seals the cookies of sessions and proves API tokens",
    make,
  }).trim();
  if (secret.length >= SHORTEST) return secret;
  throw new SecretFileError(
    `${file} holds no secret of at least ${SHORTEST} characters. Delete it to have a new one made; everybody is then signed out, and every API token ends.`,
  );
}
