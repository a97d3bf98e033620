/**
 * A provider's key as it is stored. AES-256-GCM; what the key is for is authenticated with it, so that a sealed key which is
 * moved to another owner, connection or address in the database opens for nobody.
 */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import type { KeyRing, MasterKey } from "./key-ring";

/** What a key was entered for. */
export interface KeyBinding {
  ownerId: string;
  connectionId: string;
  kind: string;
  /** Null: the provider's own address. */
  baseUrl: string | null;
}

/** `stale`: sealed by a key that is no longer the first of the ring. */
export type Unsealed =
  | { ok: true; key: string; stale: boolean }
  | { ok: false; why: "unknown-master-key" | "not-authentic" };

const CIPHER = "aes-256-gcm";
const VERSION = "v1";
/** NIST SP 800-38D: 96 bits, random; safe for 2^32 seals by one master key. */
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** `v1.<master key id>.<iv>.<ciphertext and tag>`, the last two in base64url. */
export function sealKey(ring: KeyRing, key: string, binding: KeyBinding): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, ring.sealing.secret, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(toAad(ring.sealing, binding));
  const sealed = Buffer.concat([cipher.update(key, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return [VERSION, ring.sealing.id, iv.toString("base64url"), sealed.toString("base64url")].join(".");
}

export function unsealKey(ring: KeyRing, text: string, binding: KeyBinding): Unsealed {
  const [version, keyId = "", iv = "", sealed = "", ...rest] = text.split(".");
  if (version !== VERSION || rest.length > 0) return { ok: false, why: "not-authentic" };
  const masterKey = ring.keys.get(keyId);
  if (!masterKey) return { ok: false, why: "unknown-master-key" };
  const key = open(masterKey, Buffer.from(iv, "base64url"), Buffer.from(sealed, "base64url"), binding);
  if (key === null) return { ok: false, why: "not-authentic" };
  return { ok: true, key, stale: keyId !== ring.sealing.id };
}

/** Begins everything that the ring's first key sealed. */
export function sealPrefix({ sealing }: KeyRing): string {
  return `${VERSION}.${sealing.id}.`;
}

function open(masterKey: MasterKey, iv: Buffer, sealed: Buffer, binding: KeyBinding): string | null {
  if (iv.length !== IV_BYTES || sealed.length < TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, masterKey.secret, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(toAad(masterKey, binding));
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
  const text = decipher.update(sealed.subarray(0, -TAG_BYTES));
  try {
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    // Node tells a forged tag by this exception alone; its message says nothing more.
    return null;
  }
}

/** JSON, because its quotes leave no doubt where one part ends and the next begins. */
function toAad(masterKey: MasterKey, { ownerId, connectionId, kind, baseUrl }: KeyBinding): Buffer {
  return Buffer.from(JSON.stringify([VERSION, masterKey.id, ownerId, connectionId, kind, baseUrl]));
}
