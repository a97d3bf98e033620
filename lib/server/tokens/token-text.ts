/** `tk_<id>_<secret>`: the id names a row, the secret proves that it is its holder's. Letters and digits only, so that a double click takes all of it. */
import { randomBytes } from "node:crypto";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/** 95 bits: two never meet. */
const ID_CHARS = 16;
/** 256 bits: nobody guesses it, at any speed. */
const SECRET_CHARS = 43;
const HINT_CHARS = 4;

export interface TokenText {
  id: string;
  secret: string;
}

export function createTokenText(): TokenText {
  return { id: randomText(ID_CHARS), secret: randomText(SECRET_CHARS) };
}

export function formatToken({ id, secret }: TokenText): string {
  return `tk_${id}_${secret}`;
}

/** Null for what we never made. */
export function parseToken(text: string): TokenText | null {
  const [, id, secret] = /^tk_([A-Za-z0-9]{16})_([A-Za-z0-9]{43})$/.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

export function isTokenId(text: string): boolean {
  return /^[A-Za-z0-9]{16}$/.test(text);
}

/** The secret's last characters, by which its owner knows it again; 232 bits of it stay unknown. */
export function toTokenHint({ secret }: TokenText): string {
  return secret.slice(-HINT_CHARS);
}

/** Each character equally likely: bytes beyond the last whole alphabet are drawn again. */
function randomText(length: number): string {
  const most = 256 - (256 % ALPHABET.length);
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < most && text.length < length) text += ALPHABET[byte % ALPHABET.length];
    }
  }
  return text;
}
