import { Skeleton } from "@/components/ui/skeleton";
import type { ColumnState } from "@/lib/client/column-state";
import { FAILURE_ADVICE } from "@/lib/client/failure-advice";
import { formatElapsed } from "@/lib/client/format";
import { useRunClock } from "@/lib/client/use-run";
import type { Label } from "@/lib/fusion/labels";
import { useCandidate } from "./use-candidate";

/** What a speaking column waits for, and since when. */
export function ColumnWaiting({ label, state }: { label: Label; state: ColumnState }) {
  if (state === "waiting") return <FirstToken label={label} />;
  if (state === "retrying") return <NextTry label={label} />;
  return null;
}

function FirstToken({ label }: { label: Label }) {
  const now = useRunClock(true);
  const startedAt = useCandidate(label, (candidate) => candidate.startedAt);
  const waited =
    startedAt === null
      ? "Waiting for its turn"
      : `Waiting for the first token · ${formatElapsed(now - startedAt)}`;
  return (
    <div className="flex flex-col gap-2.5">
      <p className="text-muted text-xs tabular-nums">{waited}</p>
      <Skeleton className="h-2.5 w-11/12" />
      <Skeleton className="h-2.5 w-full" />
      <Skeleton className="h-2.5 w-7/12" />
    </div>
  );
}

function NextTry({ label }: { label: Label }) {
  const retrying = useCandidate(label, (candidate) => candidate.retrying);
  if (!retrying) return null;
  return (
    <div className="rounded-md border border-warn border-dashed bg-warn-soft px-3 py-2 text-xs">
      <p className="font-medium text-warn">
        {FAILURE_ADVICE[retrying.reason].what} It will be asked again by itself.
      </p>
      <ProviderWords words={retrying.message} />
    </div>
  );
}

export function ProviderWords({ words }: { words: string | null }) {
  if (!words) return null;
  return <blockquote className="mt-1 break-words font-mono text-2xs text-ink">{words}</blockquote>;
}
