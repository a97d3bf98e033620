import { Button } from "@/components/ui/button";

export function LoadProblem({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2">
      <p className="text-bad text-sm">{error.message}</p>
      <Button onClick={onRetry}>Try again</Button>
    </div>
  );
}
