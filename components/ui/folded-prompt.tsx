import { useState } from "react";

const FOLD_OVER_CHARS = 420;

/** A prompt as it was asked; of a long one the first lines, and the rest behind a word. */
export function FoldedPrompt({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const long = text.length > FOLD_OVER_CHARS || text.split("\n").length > 5;
  return (
    <div className="min-w-0 max-w-[100ch]">
      <p
        className={`whitespace-pre-wrap break-words text-base text-ink-strong ${long && !open ? "line-clamp-4" : ""}`}
      >
        {text}
      </p>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mt-1 rounded text-accent-ink text-xs hover:underline"
        >
          {open ? "Show less" : "Show the whole prompt"}
        </button>
      )}
    </div>
  );
}
