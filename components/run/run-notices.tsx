import { Info } from "lucide-react";
import { CandidateChip } from "@/components/ui/candidate-chip";
import { Collapsible } from "@/components/ui/collapsible";
import { formatDuration } from "@/lib/client/format";
import { useRun } from "@/lib/client/use-run";
import type { Notice } from "@/lib/fusion/run-state";

/** What happened on the way that is worth knowing: quorum, a judge that also answers, a resumed run. The last one shows. */
export function RunNotices() {
  const notices = useRun((run) => run.notices);
  const last = notices.at(-1);
  if (!last) return null;
  if (notices.length === 1) return <NoticeLine notice={last} />;
  return (
    <Collapsible
      className="px-1"
      summary={
        <span className="text-left">
          {notices.length} notices <span className="text-ink">· {last.message}</span>
        </span>
      }
    >
      <ul className="mt-1 flex flex-col gap-0.5">
        {notices.map((notice) => (
          <li key={`${notice.at}-${notice.code}-${notice.candidate}-${notice.fusion}-${notice.message}`}>
            <NoticeLine notice={notice} />
          </li>
        ))}
      </ul>
    </Collapsible>
  );
}

function NoticeLine({ notice }: { notice: Notice }) {
  return (
    <p className="flex flex-wrap items-center gap-1.5 px-1 text-muted text-xs tabular-nums">
      <Info className="size-3.5 shrink-0" aria-hidden />
      {notice.candidate && <CandidateChip label={notice.candidate} />}
      <span className="min-w-0 break-words">
        After {formatDuration(notice.at)}: {notice.message}
      </span>
    </p>
  );
}
