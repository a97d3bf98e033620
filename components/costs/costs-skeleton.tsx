import { Skeleton } from "@/components/ui/skeleton";

export function CostsSkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 px-3 pt-4">
      <span className="sr-only" role="status">
        Loading what was spent
      </span>
      <Skeleton className="h-8 w-32" />
      <Skeleton className="h-4 w-2/3" />
      <Skeleton className="h-44 w-full" />
    </div>
  );
}
