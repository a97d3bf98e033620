/** PostgreSQL refuses NUL and halves of characters; columns that are only shown and searched do without them. */
export function toStorableText(text: string): string {
  return text.replaceAll("\u0000", "\uFFFD").replace(/\p{Surrogate}/gu, "\uFFFD");
}
