"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { describeJudges } from "@/lib/client/describe-setup";
import { moveItem } from "@/lib/client/pool-edits";
import { useSetupStore } from "@/lib/client/setup-store";
import type { ModelList } from "@/lib/contract/models";
import { ModelSearch } from "./model-search";

interface JudgeListProps {
  judges: readonly string[];
  autoJudge: string | null;
  models: ModelList | undefined;
  problem: string | null;
}

/** As the contract allows. */
const MOST_JUDGES = 5;
const AUTO = {
  id: "auto",
  name: "auto",
  connection: "",
  about: "the strongest model outside the pool",
};

export function JudgeList({ judges, autoJudge, models, problem }: JudgeListProps) {
  const set = (next: string[]) =>
    useSetupStore.getState().change({ judges: next.length === 0 ? null : next });
  const offered = [AUTO, ...(models?.items.filter((model) => model.canJudge) ?? [])];
  const choices = offered.filter((choice) => !judges.includes(choice.id));
  const choose = (id: string) => {
    // Naming a judge replaces a lone auto; after that each more is one to fall back on.
    const lone = judges.length === 1 && judges[0] === "auto";
    set(lone && id !== "auto" ? [id] : [...judges, id]);
  };
  return (
    <div className="pt-2">
      <ol aria-label="Judges, in order" className="flex flex-col px-1.5 pb-1.5">
        {judges.map((id, index) => (
          <li key={id} className="flex min-h-8 items-center gap-2 px-2 text-sm">
            <span className="w-3 text-muted text-xs tabular-nums">{index + 1}</span>
            <span className="min-w-0 flex-1 truncate text-ink-strong">
              {describeJudges([id], autoJudge, models)}
            </span>
            <JudgeButtons judges={judges} index={index} onChange={set} />
          </li>
        ))}
      </ol>
      {problem !== null && <p className="px-3.5 pb-2 text-bad text-xs">{problem}</p>}
      {judges.length < MOST_JUDGES && (
        <ModelSearch
          label="Choose a judge"
          placeholder="Choose a judge: search by name"
          choices={choices}
          onChoose={choose}
        />
      )}
    </div>
  );
}

interface JudgeButtonsProps {
  judges: readonly string[];
  index: number;
  onChange: (judges: string[]) => void;
}

function JudgeButtons({ judges, index, onChange }: JudgeButtonsProps) {
  const id = judges[index];
  if (judges.length === 1 && id === "auto") return null;
  return (
    <>
      <IconButton
        size="sm"
        tooltip={false}
        label={`Move ${id} up`}
        disabled={index === 0}
        onClick={() => onChange(moveItem(judges, index, -1))}
        icon={<ArrowUp className="size-3.5" />}
      />
      <IconButton
        size="sm"
        tooltip={false}
        label={`Move ${id} down`}
        disabled={index === judges.length - 1}
        onClick={() => onChange(moveItem(judges, index, 1))}
        icon={<ArrowDown className="size-3.5" />}
      />
      <IconButton
        size="sm"
        tooltip={false}
        label={`Remove ${id}`}
        onClick={() => onChange(judges.filter((other) => other !== id))}
        icon={<Trash2 className="size-3.5" />}
      />
    </>
  );
}
