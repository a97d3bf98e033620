"use client";
import { describeJudges } from "@/lib/client/describe-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import type { ModelList } from "@/lib/contract/models";
import { AUTO_JUDGE, canJudge } from "./judges-offered";
import { ModelPicker } from "./model-picker/model-picker";
import { OrderedNames } from "./ordered-names";

interface JudgeListProps {
  judges: readonly string[];
  autoJudge: string | null;
  models: ModelList | undefined;
  problem: string | null;
}

/** As the contract allows. */
const MOST_JUDGES = 5;

export function JudgeList({ judges, autoJudge, models, problem }: JudgeListProps) {
  const set = (next: string[]) =>
    useSetupStore.getState().change({ judges: next.length === 0 ? null : next });
  const lone = judges.length === 1 && judges[0] === "auto";
  const choose = (id: string) => {
    // Naming a judge replaces a lone auto; after that each more is one to fall back on.
    set(lone && id !== "auto" ? [id] : [...judges, id]);
  };
  return (
    <div className="pt-2">
      <OrderedNames
        label="Judges, in order"
        ids={judges}
        nameOf={(id) => describeJudges([id], autoJudge, models)}
        onChange={set}
        // Without any, it is auto again; a lone auto has nowhere to go.
        mayBeEmpty={!lone}
        className="flex flex-col px-3.5 pb-1.5"
      />
      {problem !== null && <p className="px-3.5 pb-2 text-bad text-xs">{problem}</p>}
      {judges.length < MOST_JUDGES && (
        <ModelPicker
          label="Choose a judge"
          placeholder="Choose a judge: search by name"
          models={models}
          offers={canJudge}
          special={AUTO_JUDGE}
          without={judges}
          onChoose={choose}
        />
      )}
    </div>
  );
}
