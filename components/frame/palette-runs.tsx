"use client";
import { useQuery } from "@tanstack/react-query";
import { Command } from "cmdk";
import { useRouter } from "next/navigation";
import { StateDot } from "@/components/ui/state-dot";
import { useDeletions } from "@/lib/client/delete-run";
import { formatAgo } from "@/lib/client/format-ago";
import { recentRunsQuery } from "@/lib/client/run-list-query";
import { PALETTE_ITEM } from "./palette-style";

export function PaletteRuns({ className, close }: { className: string; close: () => void }) {
  const router = useRouter();
  const hidden = useDeletions((store) => store.hidden);
  const { data } = useQuery(recentRunsQuery);
  const runs = data?.items.filter((run) => !hidden.has(run.id)) ?? [];
  if (runs.length === 0) return null;
  return (
    <Command.Group heading="Last runs" className={className}>
      {runs.map((run) => (
        <Command.Item
          key={run.id}
          value={`${run.prompt} ${run.id}`}
          keywords={run.members}
          className={PALETTE_ITEM}
          onSelect={() => {
            close();
            router.push(`/runs/${run.id}`);
          }}
        >
          <StateDot state={run.status} />
          <span className="flex-1 truncate">{run.prompt.trim().split("\n", 1)[0]}</span>
          <span className="text-muted text-xs">{formatAgo(run.createdAt, Date.now())}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}
