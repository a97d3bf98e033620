// Imported by env.ts, which plain Node runs: no "@/" here.

/** The keys that seal other keys. The first seals; all unseal, so that the ring can be turned without losing anything. */
export interface KeyRing {
  sealing: MasterKey;
  keys: ReadonlyMap<string, MasterKey>;
}

export interface MasterKey {
  /** Stands, in the clear, in what it sealed. */
  id: string;
  /** 32 bytes. */
  secret: Buffer;
}

export const MASTER_KEY_BYTES = 32;

export type KeyRingReading = { ok: true; ring: KeyRing } | { ok: false; message: string };

/** Reads `id:base64` entries, separated by commas or line breaks. The messages never hold a key. */
export function parseKeyRing(text: string): KeyRingReading {
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
  const keys = new Map<string, MasterKey>();
  for (const [index, entry] of entries.entries()) {
    const no = (message: string) => ({ ok: false as const, message: `entry ${index + 1} ${message}` });
    const [, id, encoded] = /^([a-z0-9-]{1,32}):([A-Za-z0-9+/_-]+={0,2})$/.exec(entry) ?? [];
    if (id === undefined || encoded === undefined)
      return no("must be id:key, the id of a-z, 0-9 and -, the key in base64");
    const secret = Buffer.from(encoded, "base64");
    if (secret.length !== MASTER_KEY_BYTES)
      return no("must hold a key of 32 bytes: make one with openssl rand -base64 32");
    if (keys.has(id)) return no(`has the id "${id}" a second time: ids are unique`);
    keys.set(id, { id, secret });
  }
  const [sealing] = keys.values();
  return sealing
    ? { ok: true, ring: { sealing, keys } }
    : { ok: false, message: "must name at least one key" };
}
