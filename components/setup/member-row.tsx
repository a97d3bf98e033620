"use client";
import { ArrowDown, ArrowUp, Copy, SlidersHorizontal, Trash2 } from "lucide-react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { focusAfterRemoval } from "@/components/ui/focus-after-removal";
import { IconButton } from "@/components/ui/icon-button";
import type { FieldProblem } from "@/lib/client/check-setup";
import { describeMemberSettings, memberName } from "@/lib/client/describe-setup";
import type { PoolEntry } from "@/lib/client/stored-setup";
import type { ModelList } from "@/lib/contract/models";
import type { Label } from "@/lib/fusion/labels";
import { isPasted, type Member } from "@/lib/fusion/run-request";
import { MemberSettings } from "./member-settings";
import { PastedSettings } from "./pasted-settings";

interface MemberRowProps {
  entry: PoolEntry;
  label: Label;
  models: ModelList | undefined;
  problems: readonly FieldProblem[];
  /** "pool.0" */
  path: string;
  position: { first: boolean; last: boolean; only: boolean; full: boolean };
  open: boolean;
  onToggle: () => void;
  onChange: (member: Member) => void;
  onMove: (by: -1 | 1) => void;
  onDuplicate: () => void;
  onRemove: () => void;
}

export function MemberRow(props: MemberRowProps) {
  const { entry, label, models, problems, open } = props;
  const { member } = entry;
  const name = memberName(member, models);
  // A stale model has no control of its own to stand beside: it stands under the name.
  const about = problems.find(
    (problem) => problem.path === `${props.path}.model` || problem.path === props.path,
  );
  return (
    <li className="rounded-md has-[[aria-expanded=true]]:bg-sunken">
      <div className="flex min-h-9 items-center gap-2 px-2 py-1">
        <div className="min-w-0 flex-1">
          <CandidateChip
            label={label}
            name={name}
            wrap
            className="max-w-full font-medium text-ink-strong text-sm"
          />
          <p
            className={`pl-6 text-xs [overflow-wrap:anywhere] ${about || (!open && problems[0]) ? "text-bad" : "text-muted"}`}
          >
            {about?.message ??
              (!open && problems[0] ? problems[0].message : describeMemberSettings(member, models))}
          </p>
        </div>
        <RowButtons {...props} name={`${label}, ${name}`} />
      </div>
      {open &&
        (isPasted(member) ? (
          <PastedSettings
            memberKey={entry.key}
            member={member}
            path={props.path}
            problems={problems}
            onChange={props.onChange}
          />
        ) : (
          <MemberSettings
            member={member}
            path={props.path}
            problems={problems}
            onChange={props.onChange}
            models={models}
          />
        ))}
    </li>
  );
}

function RowButtons(props: MemberRowProps & { name: string }) {
  const { position, name } = props;
  const button = { size: "sm", tooltip: false } as const;
  return (
    <div className="flex shrink-0">
      <IconButton
        {...button}
        label={`Move ${name} up`}
        title="Move up"
        unavailable={position.first && "It is the first"}
        onClick={() => props.onMove(-1)}
        icon={<ArrowUp className="size-3.5" />}
      />
      <IconButton
        {...button}
        label={`Move ${name} down`}
        title="Move down"
        unavailable={position.last && "It is the last"}
        onClick={() => props.onMove(1)}
        icon={<ArrowDown className="size-3.5" />}
      />
      <IconButton
        {...button}
        label={`Duplicate ${name}`}
        title="Duplicate"
        unavailable={position.full && "Eight members is the most"}
        onClick={props.onDuplicate}
        icon={<Copy className="size-3.5" />}
      />
      <IconButton
        {...button}
        label={`Settings of ${name}`}
        title="Settings"
        aria-expanded={props.open}
        onClick={props.onToggle}
        icon={<SlidersHorizontal className="size-3.5" />}
      />
      <IconButton
        {...button}
        label={`Remove ${name}`}
        title="Remove"
        unavailable={position.only && "A pool has at least one member"}
        onClick={(event) => {
          focusAfterRemoval(event.currentTarget, "[aria-expanded]");
          props.onRemove();
        }}
        icon={<Trash2 className="size-3.5" />}
      />
    </div>
  );
}
