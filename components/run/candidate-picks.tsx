import { CandidateChip } from "@/components/ui/candidate-chip";
import { useCandidateName } from "@/lib/client/use-candidate-name";
import type { Label } from "@/lib/fusion/labels";

interface CandidatePicksProps {
  fit: readonly Label[];
  /** Of these, who was stopped in the middle. */
  stopped: readonly Label[];
  picked: readonly Label[];
  onToggle: (label: Label) => void;
}

/** Which answers go before the judge. */
export function CandidatePicks({ fit, stopped, picked, onToggle }: CandidatePicksProps) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 text-muted text-xs">Answers to judge</legend>
      {fit.length === 0 && <p className="text-muted text-sm">None is finished yet.</p>}
      {fit.map((label) => (
        <label
          key={label}
          htmlFor={`judge-${label}`}
          className="flex min-h-7 items-center gap-2 rounded px-1 hover:bg-hover"
        >
          <input
            id={`judge-${label}`}
            type="checkbox"
            checked={picked.includes(label)}
            onChange={() => onToggle(label)}
            className="size-4 accent-[var(--accent)]"
          />
          <Named label={label} />
          {stopped.includes(label) && <span className="text-muted text-xs">stopped: ends in the middle</span>}
        </label>
      ))}
    </fieldset>
  );
}

function Named({ label }: { label: Label }) {
  return <CandidateChip label={label} name={useCandidateName(label)} className="text-sm" />;
}
