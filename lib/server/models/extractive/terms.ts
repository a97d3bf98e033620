/**
 * Words as they are compared: lower case, light English stemming, no function words. Scripts written without spaces
 * are compared by character pairs, which needs no dictionary.
 */
const TOKEN = /[\p{L}\p{M}]+(?:['’][\p{L}]+)*/gu;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const MAX_TERMS = 80;

const FUNCTION_WORDS = new Set(
  (
    "a an the this that these those there here it its itself he she they them their his her hers we us our ours you your i me my mine one " +
    "is are was were be been being am do does did done doing have has had having will would shall should can could may might must " +
    "of in on at by for with from to into onto over under about as than then so such and or but if while when where which who whom whose what why how " +
    "not no nor only just also too very more most much many some any each every all both either neither other another own same " +
    "because since until though although however therefore thus hence between during before after above below up down out off again once " +
    "let get gets got make makes made use uses used using e.g i.e etc vs per via " +
    "der die das ein eine und oder ist sind nicht mit von zu den dem des im für auf auch als bei le la les un une des et ou est sont ne pas dans pour sur avec que qui " +
    "el los las una y o es son no en para con por del al il lo gli e di che per non"
  ).split(" "),
);

/** Content words of a piece of text in order, stemmed; at most 80. */
export function toTerms(text: string): string[] {
  const terms: string[] = [];
  for (const [token] of plain(text).toLowerCase().normalize("NFKC").matchAll(TOKEN)) {
    if (terms.length >= MAX_TERMS) break;
    if (UNSPACED.test(token)) terms.push(...pairsOf(token));
    else if (!FUNCTION_WORDS.has(token) && token.length > 1) terms.push(stem(token));
  }
  return terms.slice(0, MAX_TERMS);
}

/** All words, function words too: for negation. */
export function toWords(text: string): string[] {
  return (
    plain(text)
      .toLowerCase()
      .replaceAll("’", "'")
      .match(/[\p{L}\p{M}]+(?:'[\p{L}]+)*/gu) ?? []
  );
}

/** Without markdown's and LaTeX's marks. */
export function plain(text: string): string {
  return text
    .replace(/\\(?:text|mathrm|mathbf|textbf|operatorname)\s*\{([^{}]*)\}/g, "$1")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\\[a-zA-Z]+/g, " ")
    .replace(/[*_#`>~|]+/g, " ");
}

function pairsOf(token: string): string[] {
  const chars = Array.from(token).slice(0, MAX_TERMS);
  if (chars.length === 1) return chars;
  return chars.slice(1).map((char, index) => `${chars[index]}${char}`);
}

/** Light suffix stripping: plurals, -ed, -ing, -ly. Wrong stems do no harm as long as they are the same ones. */
export function stem(word: string): string {
  const base = word.replace(/['’]s$/, "");
  if (base.length <= 3 || !/^[a-z'’]+$/.test(base)) return base;
  if (base.endsWith("ies") && base.length > 4) return `${base.slice(0, -3)}y`;
  if (/(?:ss|us|is)$/.test(base)) return base;
  const singular = base.replace(/(?<=[sxz]|ch|sh)es$|s$/, "");
  const bare = singular.length > 5 ? singular.replace(/(?:ing|ed|ly)$/, "") : singular;
  return (bare.length >= 3 ? bare : singular).replace(/([bdgklmnprt])\1$/, "$1").replace(/e$/, "");
}
