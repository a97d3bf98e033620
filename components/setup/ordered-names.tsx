"use client";
import { ArrowDown, ArrowUp, Trash2 } from "lucide-react";
import { focusAfterRemoval } from "@/components/ui/focus-after-removal";
import { IconButton } from "@/components/ui/icon-button";
import { moveItem } from "@/lib/client/pool-edits";

interface OrderedNamesProps {
  label: string;
  ids: readonly string[];
  nameOf: (id: string) => string;
  onChange: (ids: string[]) => void;
  /** Whether the last one may leave, too; if not, it stands without buttons. */
  mayBeEmpty: boolean;
  className?: string;
}

/** Models or connections that are asked one after the other: to be moved and removed. */
export function OrderedNames({ label, ids, nameOf, onChange, mayBeEmpty, className }: OrderedNamesProps) {
  const isFixed = !mayBeEmpty && ids.length === 1;
  return (
    <ol aria-label={label} className={className}>
      {ids.map((id, index) => (
        <li key={id} className="flex min-h-8 items-center gap-2 text-sm">
          <span className="w-3 text-muted text-xs tabular-nums">{index + 1}</span>
          <span className="min-w-0 flex-1 text-ink-strong [overflow-wrap:anywhere]">{nameOf(id)}</span>
          {!isFixed && <OrderButtons ids={ids} index={index} onChange={onChange} />}
        </li>
      ))}
    </ol>
  );
}

interface OrderButtonsProps {
  ids: readonly string[];
  index: number;
  onChange: (ids: string[]) => void;
}

function OrderButtons({ ids, index, onChange }: OrderButtonsProps) {
  const id = ids[index];
  return (
    <>
      <IconButton
        size="sm"
        tooltip={false}
        label={`Move ${id} up`}
        unavailable={index === 0 && "It is the first"}
        onClick={() => onChange(moveItem(ids, index, -1))}
        icon={<ArrowUp className="size-3.5" />}
      />
      <IconButton
        size="sm"
        tooltip={false}
        label={`Move ${id} down`}
        unavailable={index === ids.length - 1 && "It is the last"}
        onClick={() => onChange(moveItem(ids, index, 1))}
        icon={<ArrowDown className="size-3.5" />}
      />
      <IconButton
        size="sm"
        tooltip={false}
        label={`Remove ${id}`}
        onClick={(event) => {
          focusAfterRemoval(event.currentTarget, "button:last-of-type");
          onChange(ids.filter((other) => other !== id));
        }}
        icon={<Trash2 className="size-3.5" />}
      />
    </>
  );
}
