"use client";
import { SAMPLE_PROMPTS } from "@/lib/contract/sample-prompts";

/** Only while the editor is empty. */
export function SamplePrompts({ onChoose }: { onChoose: (prompt: string) => void }) {
  return (
    <div className="flex flex-wrap items-center gap-1.5 px-3 pb-1">
      <span className="pr-1 text-muted text-xs">Try</span>
      {SAMPLE_PROMPTS.map((sample) => (
        <button
          key={sample.id}
          type="button"
          title={sample.prompt}
          onClick={() => onChoose(sample.prompt)}
          className="h-6 rounded-full border border-line-strong px-2.5 text-ink text-xs transition-colors duration-100 hover:bg-hover"
        >
          {sample.title}
        </button>
      ))}
    </div>
  );
}
