/**
 * A text as a reader takes it in: compatibility forms, look-alike letters and look-alike brackets folded to lower-case
 * ASCII, combining marks dropped. Used to find forgeries, never to show: `at` leads back to the original.
 */
export interface Folded {
  text: string;
  /** For each character of `text`, and for its end, the UTF-16 offset in the original. */
  at: Uint32Array;
}

/** Cyrillic, Greek, Armenian and Cherokee letters that pass for Latin ones (from Unicode's confusables, UTS 39). */
// biome-ignore format: a table of pairs reads better in rows.
const LETTERS: Record<string, string> = {
  а: "a", в: "b", с: "c", ԁ: "d", е: "e", һ: "h", і: "i", ј: "j", к: "k", ӏ: "l", м: "m", н: "h", о: "o", р: "p",
  ԛ: "q", г: "r", ѕ: "s", т: "t", υ: "u", ѵ: "v", ԝ: "w", х: "x", у: "y", α: "a", ε: "e", ι: "i", κ: "k", ν: "v",
  ο: "o", ρ: "p", τ: "t", χ: "x", γ: "y", ѐ: "e", ё: "e", ї: "i", ո: "n", ս: "u", օ: "o", հ: "h", ց: "g", ı: "i",
  ɡ: "g", ɑ: "a", ꮩ: "v", Ꭺ: "a", Ꮩ: "v", Ꭼ: "e", Ꭱ: "r", Ꭰ: "d", Ꮖ: "i", Ꮯ: "c", Ꭲ: "t", ѡ: "w", ɪ: "i", ʀ: "r",
  ᴠ: "v", ᴇ: "e", ᴅ: "d", ᴄ: "c", ᴛ: "t", ᴀ: "a", ɴ: "n", ꜱ: "s", ᴡ: "w", ʏ: "y", ʟ: "l", ᴏ: "o", ᴋ: "k", ᴘ: "p",
};

/** Double quotation brackets (« », 《 》) are left out: people quote words with them, and no one reads a tag there. */
const BRACKETS: Record<string, string> = {};
for (const char of "＜﹤‹〈⟨〈❮❰⧼ᐸ˂≺⋖𝈶⦑⦉❬") BRACKETS[char] = "<";
for (const char of "＞﹥›〉⟩〉❯❱⧽ᐳ˃≻⋗𝈷⦒⦊❭") BRACKETS[char] = ">";
for (const char of "∕⁄⧸╱／⟋〳") BRACKETS[char] = "/";

export function foldLookalikes(original: string): Folded {
  const chars: string[] = [];
  const at: number[] = [];
  let offset = 0;
  for (const char of original) {
    for (const folded of foldChar(char)) {
      chars.push(folded);
      at.push(offset);
    }
    offset += char.length;
  }
  at.push(offset);
  return { text: chars.join(""), at: Uint32Array.from(at) };
}

/** UTF-16 units only, so that offsets into the joined text count as `at` does. */
function foldChar(char: string): string[] {
  if (char < "\u0080") return [char.toLowerCase()];
  const known = BRACKETS[char] ?? LETTERS[char];
  if (known !== undefined) return [known];
  const plain = char.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return [...plain]
    .flatMap((part) => [...(LETTERS[part] ?? BRACKETS[part] ?? part)])
    .flatMap((part) => part.split(""));
}
