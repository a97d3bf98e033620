/** Passwords are kept as argon2id, by parameters that OWASP recommends; hashed in libuv's pool, off the event loop. */
import { hash, verify } from "@node-rs/argon2";

/** OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(toBytes(password), PARAMETERS);
}

let decoy: Promise<string> | null = null;

/** Without a hash it takes the same time, and is false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword("nobody's password");
  const matches = await verify(passwordHash ?? (await decoy), toBytes(password));
  return matches && passwordHash !== null;
}

/** Keyboards differ in how they put an accented letter together; the password is the same. */
function toBytes(password: string): string {
  return password.normalize("NFKC");
}
