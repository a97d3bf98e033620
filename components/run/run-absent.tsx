import { buttonStyle } from "@/components/ui/button-style";
import { Skeleton } from "@/components/ui/skeleton";

/** The places a run's columns will take. */
export function RunLoading() {
  return (
    <div aria-busy="true" aria-label="Loading the run" role="status" className="flex flex-col gap-3">
      <Skeleton className="h-7 w-72 max-w-full" />
      <div className="grid gap-3 tabs:grid-cols-[repeat(auto-fit,minmax(22.5rem,1fr))]">
        <Skeleton className="h-[clamp(22rem,54vh,42rem)]" />
        <Skeleton className="hidden h-[clamp(22rem,54vh,42rem)] tabs:block" />
        <Skeleton className="hidden h-[clamp(22rem,54vh,42rem)] xl:block" />
      </div>
    </div>
  );
}

export function RunGone() {
  return (
    <div className="flex flex-col items-start gap-2 rounded-lg border border-line bg-raised px-4 py-6">
      <h2 className="font-semibold text-base text-ink-strong">There is no such run here</h2>
      <p className="text-muted text-sm">It was deleted, or it belongs to someone else.</p>
      <a href="/" className={buttonStyle("primary", "sm")}>
        Start a new run
      </a>
    </div>
  );
}

export function RunUnreachable({ message }: { message: string }) {
  return (
    <div
      role="alert"
      className="flex flex-col gap-1 rounded-lg border border-bad/40 bg-bad-soft px-4 py-4 text-sm"
    >
      <h2 className="font-semibold text-bad">The run could not be loaded</h2>
      <p className="text-ink">{message}</p>
      <p className="text-muted">Trying again by itself. The run goes on at the server either way.</p>
    </div>
  );
}
