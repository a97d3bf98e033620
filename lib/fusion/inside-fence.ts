/** ```` ```json … ``` ````: what stands in a text's one code fence, where it has nothing beside it; else null. */
export function insideFence(text: string): string | null {
  const fenced = /^\s*(`{3,}|~{3,})[ \t]*\w*[ \t]*\r?\n([\s\S]*?)\r?\n?[ \t]*\1\s*$/.exec(text);
  const inside = fenced?.[2] ?? null;
  return inside === null || inside.includes(fenced?.[1] ?? "") ? null : inside;
}
