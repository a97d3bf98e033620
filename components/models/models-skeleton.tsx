import { Skeleton } from "@/components/ui/skeleton";

export function ModelsSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 px-3 pt-4">
      <span className="sr-only" role="status">
        Loading what was measured
      </span>
      <Skeleton className="h-8 w-full max-w-md" />
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-4 w-3/4" />
      <Skeleton className="h-4 w-1/2" />
    </div>
  );
}
