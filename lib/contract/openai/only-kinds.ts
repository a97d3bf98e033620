/** Of what is none of the kinds there are, the kind is named, and what is taken instead. */
export const onlyKinds = (taken: string) => ({
  error({ input }: { input?: unknown }) {
    const kind = kindOf(input);
    return kind === null ? `This has no type: ${taken}.` : `"${kind}" is not taken here: ${taken}.`;
  },
});

/** Null where it has none. */
export function kindOf(input: unknown): string | null {
  const isKind = typeof input === "object" && input !== null && "type" in input;
  return isKind && typeof input.type === "string" ? input.type.slice(0, 80) : null;
}
