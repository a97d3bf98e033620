"use client";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import type { CurrentSetup } from "@/lib/client/use-setup";
import { CriteriaEditor } from "./criteria-editor";
import { JudgeList } from "./judge-list";

interface JudgeEditorProps {
  current: CurrentSetup;
  autoJudge: string | null;
  problems: readonly FieldProblem[];
}

/** The judges in their order, and what they weigh. */
export function JudgeEditor({ current, autoJudge, problems }: JudgeEditorProps) {
  const { setup, models } = current;
  return (
    <>
      <JudgeList
        judges={setup.judges}
        autoJudge={autoJudge}
        models={models}
        problem={problemAt(problems, "judge.models")}
      />
      <CriteriaEditor
        criteria={setup.criteria}
        edited={current.stored.criteria !== null}
        problems={problems}
      />
    </>
  );
}
