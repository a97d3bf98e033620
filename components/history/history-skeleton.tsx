import { Skeleton } from "@/components/ui/skeleton";

const ROWS = ["a", "b", "c", "d", "e", "f"];

export function HistorySkeleton() {
  return (
    <div className="mt-2 border-line border-t" aria-busy="true">
      <span className="sr-only" role="status">
        Loading the runs
      </span>
      {ROWS.map((row) => (
        <div key={row} className="flex h-15 items-center gap-3 border-line border-b pl-1">
          <Skeleton className="h-3 w-20" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-1/2" />
            <Skeleton className="h-3 w-1/3" />
          </div>
          <Skeleton className="h-3 w-32" />
        </div>
      ))}
    </div>
  );
}
