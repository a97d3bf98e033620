"use client";
import { TriangleAlert } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { FieldProblem } from "@/lib/client/check-setup";
import type { BudgetNotice } from "@/lib/client/describe-budgets";
import { BUDGET_PATH } from "@/lib/client/server-problems";
import type { CurrentSetup } from "@/lib/client/use-setup";
import { BudgetLink } from "./budget-link";
import { type PartName, partOf } from "./setup-parts";

interface SetupProblemsProps {
  problems: readonly FieldProblem[];
  /** Foreseen from what a budget has left; null where the server has said it itself. */
  budget: BudgetNotice | null;
  current: CurrentSetup;
  /** Who gets the text of the prompt only, in a sentence. */
  withoutImages: string | null;
  onFix: (part: PartName) => void;
}

/** What stands in the way of a run, in words, each with the way to its control. */
export function SetupProblems({ problems, budget, current, withoutImages, onFix }: SetupProblemsProps) {
  const shown = problems.filter((problem) => !isPromptField(problem.path));
  const unwell = current.models?.connections.filter((connection) => connection.message !== null) ?? [];
  // What only warns stands beside the cost.
  const refusal = budget?.tone === "bad" ? budget.message : null;
  const nothing = shown.length === 0 && !current.modelsError && unwell.length === 0;
  if (nothing && !withoutImages && refusal === null) return null;
  return (
    <ul className="mt-1 flex flex-col gap-1 text-xs" aria-live="polite">
      {current.modelsError && (
        <Line tone="bad" action="Try again" onAction={current.reloadModels}>
          The models could not be loaded: {current.modelsError.message}
        </Line>
      )}
      {shown.map((problem) => {
        // A cap is no way out of a budget: its sentence says what is.
        const part = problem.path === BUDGET_PATH ? null : partOf(problem.path);
        return (
          <Line
            key={`${problem.path} ${problem.message}`}
            tone="bad"
            action={part ? "Fix" : undefined}
            onAction={() => part && onFix(part)}
          >
            {problem.message}
            {problem.path === BUDGET_PATH && <BudgetLink />}
          </Line>
        );
      })}
      {refusal !== null && (
        <Line tone="bad">
          {refusal}
          <BudgetLink />
        </Line>
      )}
      {withoutImages && <Line tone="warn">{withoutImages}</Line>}
      {unwell.map((connection) => (
        <Line key={connection.id} tone="warn">
          {connection.name}: {connection.message}
        </Line>
      ))}
    </ul>
  );
}

function isPromptField(path: string): boolean {
  return path === "prompt" || path === "system" || path.startsWith("attachments");
}

interface LineProps {
  tone: "bad" | "warn";
  action?: string;
  onAction?: () => void;
  children: React.ReactNode;
}

function Line({ tone, action, onAction, children }: LineProps) {
  return (
    <li className={`flex min-h-7 items-center gap-2 ${tone === "bad" ? "text-bad" : "text-warn"}`}>
      <TriangleAlert className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{children}</span>
      {action !== undefined && (
        <Button size="sm" onClick={onAction}>
          {action}
        </Button>
      )}
    </li>
  );
}
