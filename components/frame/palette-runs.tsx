"use client";
import { useQuery } from "@tanstack/react-query";
import { Command, useCommandState } from "cmdk";
import { useRouter } from "next/navigation";
import { StateDot } from "@/components/ui/state-dot";
import { useDeletions } from "@/lib/client/delete-run";
import { formatAgo } from "@/lib/client/format-ago";
import { runDotOf } from "@/lib/client/run-dot";
import { foundRunsQuery, recentRunsQuery } from "@/lib/client/run-list-query";
import { toRunTitle } from "@/lib/client/run-title";
import { useDebounced } from "@/lib/client/use-debounced";
import type { RunSummary } from "@/lib/contract/runs";
import { PALETTE_ITEM } from "./palette-style";

const SETTLE_MS = 250;

interface PaletteRunsProps {
  className: string;
  close: () => void;
}

/** The last runs, and all that have what is typed in their prompts or answers. */
export function PaletteRuns(props: PaletteRunsProps) {
  const hidden = useDeletions((store) => store.hidden);
  const typed = useDebounced(
    useCommandState((state) => state.search.trim()),
    SETTLE_MS,
  );
  const { data: recent } = useQuery(recentRunsQuery);
  const { data: found } = useQuery(foundRunsQuery(typed));
  const last = recent?.items.filter((run) => !hidden.has(run.id)) ?? [];
  const others = found?.items.filter((run) => !hidden.has(run.id)) ?? [];
  return (
    <>
      {last.length > 0 && (
        <Command.Group heading="Last runs" className={props.className}>
          {last.map((run) => (
            <RunItem key={run.id} run={run} value={`${toRunTitle(run)} ${run.prompt} ${run.id}`} {...props} />
          ))}
        </Command.Group>
      )}
      {typed !== "" && others.length > 0 && (
        // What the server found stays, whether or not the palette sees the words in the title.
        <Command.Group heading="Found in prompts and answers" className={props.className} forceMount>
          {others.map((run) => (
            <RunItem key={run.id} run={run} value={`found ${run.id}`} forceMount {...props} />
          ))}
        </Command.Group>
      )}
    </>
  );
}

interface RunItemProps extends PaletteRunsProps {
  run: RunSummary;
  value: string;
  forceMount?: boolean;
}

function RunItem({ run, value, forceMount, close }: RunItemProps) {
  const router = useRouter();
  return (
    <Command.Item
      value={value}
      keywords={run.members}
      forceMount={forceMount}
      className={PALETTE_ITEM}
      onSelect={() => {
        close();
        router.push(`/runs/${run.id}`);
      }}
    >
      <StateDot state={runDotOf(run)} />
      <span className="flex-1 truncate">{toRunTitle(run)}</span>
      <span className="text-muted text-xs">{formatAgo(run.createdAt, Date.now())}</span>
    </Command.Item>
  );
}
