import { Button } from "./button";
import { cx } from "./cx";

interface LoadErrorProps {
  /** "The runs": the sentence goes on with "could not be loaded". */
  what: string;
  error: Error;
  onRetry: () => void;
  className?: string;
}

/** Where a list should stand. */
export function LoadError({ what, error, onRetry, className }: LoadErrorProps) {
  return (
    <div
      role="alert"
      className={cx("flex items-center gap-3 rounded-md bg-bad-soft px-3 py-2 text-bad text-sm", className)}
    >
      <span className="min-w-0 flex-1">
        {what} could not be loaded: {error.message}
      </span>
      <Button size="sm" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}
