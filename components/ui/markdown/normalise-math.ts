/**
 * Models write LaTeX as \( … \), \[ … \], $ … $ and $$ … $$; the renderer knows $$ alone, since a lone dollar is usually
 * money. A single-dollar pair counts as math by pandoc's rule and only where it holds something no price has.
 */
const CODE = /(```[\s\S]*?(?:```|$)|~~~[\s\S]*?(?:~~~|$)|`[^`\n]*`)/;
const BRACKETS = /\\\[([\s\S]+?)\\\]/g;
const PARENS = /\\\((.+?)\\\)/g;
const DOLLARS = /(?<![\\$\w])\$(?=[^\s$])([^$\n]{0,400}?[^\s$\\])\$(?![\d$])/g;
/** On a line of its own it is a displayed formula, which the renderer wants fenced. */
const ALONE = /^([ \t]*)\$\$(?!\$)([^\n$]+?)\$\$[ \t]*$/gm;
/** A command, a relation, a letter, the beginning of a term, an operator by itself, or a ratio. */
const LOOKS_LIKE_MATH = /[\\^_={}<>]|^[a-zA-Z]$|^[a-zA-Z]\s*[-+*/(]|^[-+*/±×÷]$|^\d[\d.,]*\s*:\s*\d[\d.,]*$/;

export function normaliseMath(markdown: string): string {
  if (!markdown.includes("$") && !markdown.includes("\\(") && !markdown.includes("\\[")) return markdown;
  return markdown
    .split(CODE)
    .map((part, index) => (index % 2 === 1 ? part : normaliseProse(part)))
    .join("");
}

function normaliseProse(text: string): string {
  return text
    .replace(BRACKETS, (_, tex: string) => `$$${tex}$$`)
    .replace(PARENS, (_, tex: string) => `$$${tex.trim()}$$`)
    .replace(ALONE, (_, indent: string, tex: string) => `${indent}$$\n${indent}${tex.trim()}\n${indent}$$`)
    .replace(DOLLARS, (whole, tex: string) => (LOOKS_LIKE_MATH.test(tex) ? `$$${tex}$$` : whole));
}

export function hasMath(markdown: string): boolean {
  return markdown.includes("$$");
}
