"use client";
import { Field } from "@/components/ui/field";
import { NumberField } from "@/components/ui/number-field";
import { RadioCards } from "@/components/ui/radio-cards";
import { Slider } from "@/components/ui/slider";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { useSetupStore } from "@/lib/client/setup-store";
import type { CurrentSetup } from "@/lib/client/use-setup";
import { DEFAULT_GRACE_MS, type WaitPolicy } from "@/lib/fusion/run-request";

const SECOND = 1_000;

interface WaitEditorProps {
  setup: CurrentSetup["setup"];
  problems: readonly FieldProblem[];
}

/** All or enough, the grace after that, and the deadline. */
export function WaitEditor({ setup, problems }: WaitEditorProps) {
  const change = useSetupStore((store) => store.change);
  const size = setup.pool.length;
  const count = setup.wait.policy === "quorum" ? setup.wait.count : Math.max(1, size - 1);
  const choose = (policy: WaitPolicy["policy"]) =>
    change({
      wait:
        policy === "all" ? { policy } : { policy, count: Math.max(1, size - 1), graceMs: DEFAULT_GRACE_MS },
    });
  return (
    <>
      <RadioCards
        label="Waits for"
        value={setup.wait.policy}
        onValueChange={choose}
        items={[
          { value: "all", title: "All", about: "The slowest member sets the pace." },
          { value: "quorum", title: "Enough of them", about: "Then a grace for the rest." },
        ]}
      />
      {setup.wait.policy === "quorum" && (
        <Quorum
          wait={setup.wait}
          size={size}
          count={count}
          loweredFrom={setup.loweredFrom}
          problem={problemAt(problems, "wait.count")}
          graceProblem={problemAt(problems, "wait.graceMs")}
        />
      )}
      <Deadline deadlineMs={setup.limits.deadlineMs} problem={problemAt(problems, "limits.deadlineMs")} />
    </>
  );
}

interface QuorumProps {
  wait: Extract<WaitPolicy, { policy: "quorum" }>;
  size: number;
  count: number;
  loweredFrom: number | null;
  problem: string | null;
  graceProblem: string | null;
}

function Quorum({ wait, size, count, loweredFrom, problem, graceProblem }: QuorumProps) {
  const change = useSetupStore((store) => store.change);
  const members = size === 1 ? "1 member" : `${size} members`;
  return (
    <div className="flex flex-col gap-3 border-line border-t px-3.5 py-3">
      <Slider
        label="Waits for"
        min={1}
        max={Math.max(1, size)}
        value={count}
        display={`${count} of ${size}`}
        onValueChange={(next) => change({ wait: { ...wait, count: next } })}
      />
      <p className={problem === null ? "text-muted text-xs" : "text-bad text-xs"}>
        {problem ??
          (loweredFrom === null
            ? `At most the pool: ${members}.`
            : `Was ${loweredFrom}; lowered, since the pool has ${members} now.`)}
      </p>
      <Field label="Then a grace of" error={graceProblem}>
        <NumberField
          value={wait.graceMs / SECOND}
          min={0}
          max={600}
          step={1}
          unit="seconds"
          onValueChange={(seconds) =>
            change({ wait: { ...wait, count, graceMs: Math.round((seconds ?? 0) * SECOND) } })
          }
        />
      </Field>
    </div>
  );
}

function Deadline({ deadlineMs, problem }: { deadlineMs: number; problem: string | null }) {
  const changeLimits = useSetupStore((store) => store.changeLimits);
  return (
    <div className="border-line border-t px-3.5 py-3">
      <Field label="Never longer than" hint="Ends the wait and every call still open." error={problem}>
        <NumberField
          value={deadlineMs / SECOND}
          min={0.1}
          max={3600}
          step={10}
          unit="seconds"
          onValueChange={(seconds) =>
            changeLimits({ deadlineMs: seconds === null ? null : Math.round(seconds * SECOND) })
          }
        />
      </Field>
    </div>
  );
}
