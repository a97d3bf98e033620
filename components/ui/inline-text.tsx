interface InlineTextProps {
  /** One line of a model's prose. */
  text: string;
}

const MARKS = /(`[^`\n]+`|\*\*[^*\n]+\*\*)/;

/** A claim with its `code` and **strong** drawn; whatever else it holds stays as written. Not for whole answers. */
export function InlineText({ text }: InlineTextProps) {
  return text.split(MARKS).map((part, index) => {
    // Split by a capturing group: every second part is a mark.
    if (index % 2 === 0) return part;
    return part.startsWith("`") ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
      <code key={index} className="rounded-sm bg-sunken px-1 font-mono text-[0.92em]">
        {part.slice(1, -1)}
      </code>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text keep their places
      <strong key={index} className="font-medium text-ink-strong">
        {part.slice(2, -2)}
      </strong>
    );
  });
}
