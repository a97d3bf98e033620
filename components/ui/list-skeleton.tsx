import { Skeleton } from "./skeleton";

/** Where a list will stand. `what`: "the tokens". */
export function ListSkeleton({ what }: { what: string }) {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 border-line border-t pt-4">
      <span className="sr-only" role="status">
        Loading {what}
      </span>
      <Skeleton className="h-4 w-1/3" />
      <Skeleton className="h-4 w-1/2" />
      <Skeleton className="h-4 w-2/5" />
    </div>
  );
}
