/**
 * A tag whose name carries the call's nonce: whoever wrote the text could not know it, so nothing inside can close it.
 * `text` must be sanitised with the same nonce.
 */
export function fence(
  name: string,
  nonce: string,
  text: string,
  attributes: Record<string, string> = {},
): string {
  const shown = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}-${nonce}${shown.join("")}>\n${text}\n</${name}-${nonce}>`;
}
