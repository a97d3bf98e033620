import { Button } from "@/components/ui/button";

export function HistoryError({ error, onRetry }: { error: Error; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="mt-3 flex items-center gap-3 rounded-md bg-bad-soft px-3 py-2 text-bad text-sm"
    >
      <span className="min-w-0 flex-1">The runs could not be loaded: {error.message}</span>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
