import { Skeleton } from "@/components/ui/skeleton";

/** Holds the place of a form while it is not known who asks. */
export function AccountSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4">
      <span className="sr-only" role="status">
        Loading
      </span>
      <Skeleton className="h-12" />
      <Skeleton className="h-12" />
      <Skeleton className="h-8" />
    </div>
  );
}
