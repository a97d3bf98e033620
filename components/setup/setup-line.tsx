"use client";
import { type ReactNode, type RefObject, useMemo, useRef, useState } from "react";
import type { FieldProblem } from "@/lib/client/check-setup";
import type { EstimateView } from "@/lib/client/describe-estimate";
import { type PaletteAction, usePaletteActions } from "@/lib/client/palette-actions";
import { BUDGET_PATH } from "@/lib/client/server-problems";
import { visitAll } from "@/lib/client/unvisited-store";
import type { CurrentSetup } from "@/lib/client/use-setup";
import { describeWithoutImages } from "@/lib/client/without-images";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import { CostPart } from "./cost-part";
import { JudgePart } from "./judge-part";
import { ModePart } from "./mode-part";
import { PoolPart } from "./pool-part";
import { ProfilePart } from "./profile-part";
import { preloadSetupPanels } from "./setup-panels";
import { type PartName, partOf } from "./setup-parts";
import { SetupProblems } from "./setup-problems";
import { WaitPart } from "./wait-part";

interface SetupLineProps {
  current: CurrentSetup;
  problems: readonly FieldProblem[];
  estimate: EstimateView;
  /** Of the prompt: not every model takes them. */
  attachments: readonly AttachmentRef[];
  /** Names are hidden until a vote: the order of the pool would tell whose answer is whose. */
  blind: boolean;
}

/** What each part of the sentence is given. */
export interface PartProps {
  current: CurrentSetup;
  problems: readonly FieldProblem[];
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** The setup as one sentence; every part opens in place. */
export function SetupLine({ current, problems: said, estimate, attachments, blind }: SetupLineProps) {
  const problems = withForeseen(said, estimate);
  const [open, setOpen] = useState<PartName | null>(null);
  const line = useRef<HTMLElement>(null);
  usePaletteActions("setup", useSetupActions(setOpen, line));
  const part = (name: PartName): PartProps => ({
    current,
    problems: problems.filter((problem) => partOf(problem.path) === name),
    open: open === name,
    onOpenChange(opened) {
      setOpen(opened ? name : null);
      visitAll();
    },
  });
  const { judges, autoJudge } = current.setup;
  const pool = current.setup.pool.map(({ member }) => member);
  const judge = judges[0] === "auto" ? (estimate.autoJudge ?? autoJudge) : (judges[0] ?? null);
  return (
    <section
      ref={line}
      aria-label="Setup"
      onPointerEnter={preloadSetupPanels}
      onFocusCapture={preloadSetupPanels}
    >
      <div className="-mx-1.5 flex flex-wrap items-center gap-y-0.5">
        <ProfilePart {...part("profile")} />
        <Dot />
        <ModePart {...part("mode")} />
        <Dot />
        <PoolPart {...part("pool")} blind={blind} />
        <Dot />
        <JudgePart
          {...part("judge")}
          autoJudge={estimate.autoJudge ?? current.setup.autoJudge}
          blind={blind}
        />
        <Dot />
        <WaitPart {...part("wait")} />
        <Dot />
        <CostPart {...part("cost")} estimate={estimate} />
      </div>
      <SetupProblems
        problems={problems}
        budget={problems.some(({ path }) => path === BUDGET_PATH) ? null : estimate.budget}
        current={current}
        withoutImages={blind ? null : describeWithoutImages(attachments, { pool, judge }, current.models)}
        onFix={setOpen}
      />
    </section>
  );
}

/** What the cap would refuse is told before anybody runs it. */
function withForeseen(problems: readonly FieldProblem[], { overCap }: EstimateView): readonly FieldProblem[] {
  if (overCap === null || problems.some(({ path }) => path === CAP_PATH)) return problems;
  return [...problems, { path: CAP_PATH, message: overCap }];
}

const CAP_PATH = "limits.maxCostUsd";

const PART_TITLES: Record<PartName, string> = {
  profile: "Choose a profile",
  mode: "Choose what becomes of the answers",
  pool: "Choose who answers",
  judge: "Choose who judges",
  wait: "Choose when the judge begins",
  cost: "Set a cost cap",
};

/** Also what a column that failed leads to. */
function useSetupActions(
  open: (part: PartName) => void,
  line: RefObject<HTMLElement | null>,
): PaletteAction[] {
  return useMemo(
    () =>
      (Object.keys(PART_TITLES) as PartName[]).map((part) => ({
        id: `setup-${part}`,
        title: PART_TITLES[part],
        group: "Setup",
        run() {
          line.current?.scrollIntoView({ block: "nearest" });
          open(part);
        },
      })),
    [open, line],
  );
}

function Dot(): ReactNode {
  // Where the sentence takes several lines, one of them would end with it.
  return (
    <span aria-hidden className="hidden px-0.5 text-line-strong xl:inline">
      ·
    </span>
  );
}
