"use client";
import { ClipboardPaste } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { announce } from "@/components/ui/live-region";
import { showToast } from "@/components/ui/toast";
import { type FieldProblem, problemAt } from "@/lib/client/check-setup";
import { memberName } from "@/lib/client/describe-setup";
import * as edits from "@/lib/client/pool-edits";
import { newMemberKey, useSetupStore } from "@/lib/client/setup-store";
import type { PoolEntry } from "@/lib/client/stored-setup";
import { leaveUnvisited, visitAll } from "@/lib/client/unvisited-store";
import type { ModelList, ModelSummary } from "@/lib/contract/models";
import { labelAt, MAX_POOL } from "@/lib/fusion/labels";
import type { Member } from "@/lib/fusion/run-request";
import { ConnectHint } from "./connect-hint";
import { MemberRow } from "./member-row";
import { ModelPicker } from "./model-picker/model-picker";

interface PoolEditorProps {
  pool: PoolEntry[];
  models: ModelList | undefined;
  problems: readonly FieldProblem[];
}

const canAnswer = (model: ModelSummary) => model.canAnswer;

/** The pool, in the order of its letters. */
export function PoolEditor({ pool, models, problems }: PoolEditorProps) {
  const [openKey, setOpenKey] = useState<string | null>(null);
  const full = pool.length >= MAX_POOL;
  const set = (next: PoolEntry[]) => useSetupStore.getState().change({ pool: next });
  const add = (member: Member): string => {
    const key = newMemberKey();
    set(edits.addMember(pool, { key, member }));
    announce(`${memberName(member, models)} added as ${labelAt(pool.length)}.`);
    return key;
  };
  const paste = () => {
    const key = add({ pasted: "", name: "" });
    leaveUnvisited(key);
    setOpenKey(key);
  };
  const toggle = (key: string) => {
    visitAll();
    setOpenKey(openKey === key ? null : key);
  };
  const poolProblem = problems.find((problem) => problem.path === "pool")?.message ?? null;
  return (
    <div className="pt-2">
      <ol aria-label="Pool" className="flex flex-col px-1.5 pb-1.5">
        {pool.map((entry, index) => (
          <MemberRow
            key={entry.key}
            entry={entry}
            label={labelAt(index)}
            models={models}
            problems={problems.filter((problem) => problemAt([problem], `pool.${index}`) !== null)}
            path={`pool.${index}`}
            position={{ first: index === 0, last: index === pool.length - 1, only: pool.length === 1, full }}
            open={openKey === entry.key}
            onToggle={() => toggle(entry.key)}
            onChange={(member) => set(edits.changeMember(pool, entry.key, member))}
            onMove={(by) => set(edits.moveMember(pool, entry.key, by))}
            onDuplicate={() => set(edits.duplicateMember(pool, entry.key, newMemberKey()))}
            onRemove={() => removeWithUndo(pool, entry, index, memberName(entry.member, models))}
          />
        ))}
      </ol>
      {poolProblem !== null && <p className="px-3.5 pb-2 text-bad text-xs">{poolProblem}</p>}
      {full ? (
        <p className="border-line border-t px-3.5 py-2.5 text-muted text-xs">
          Eight members is the most. Remove one to add another.
        </p>
      ) : (
        <>
          <ModelPicker
            label="Add a model"
            placeholder="Add a model: search by name"
            models={models}
            offers={canAnswer}
            onChoose={(model) => add({ model })}
          />
          <ConnectHint models={models} />
          <div className="border-line border-t p-1.5">
            <Button variant="ghost" size="sm" onClick={paste}>
              <ClipboardPaste className="size-3.5" aria-hidden />
              Add a pasted answer
            </Button>
          </div>
        </>
      )}
    </div>
  );
}

function removeWithUndo(pool: PoolEntry[], entry: PoolEntry, index: number, name: string): void {
  const { change } = useSetupStore.getState();
  change({ pool: edits.removeMember(pool, entry.key) });
  showToast({
    title: `${name} was removed from the pool.`,
    onUndo: () => {
      const now = useSetupStore.getState().setup.pool;
      if (now) change({ pool: edits.restoreMember(now, entry, index) });
    },
  });
}
