import { CircleCheck, LoaderCircle, TriangleAlert } from "lucide-react";
import { formatDuration } from "@/lib/client/format";
import type { ConnectionTest } from "@/lib/contract/connections";
import { describeModels } from "./describe-connection";

interface TestResultProps {
  pending: boolean;
  /** Why there was no test at all. */
  problem: string | null;
  result: ConnectionTest | null;
}

/** What a test found, where it was asked for. */
export function TestResult({ pending, problem, result }: TestResultProps) {
  return (
    <div role="status" className="text-xs empty:hidden">
      {pending ? (
        <p className="flex items-center gap-1.5 text-muted">
          <LoaderCircle className="size-3.5 animate-spin" aria-hidden />
          Asking for the models, then asking one for a word…
        </p>
      ) : problem !== null ? (
        <Failed message={problem} />
      ) : (
        result && (result.ok ? <Passed result={result} /> : <Failed message={result.message} />)
      )}
    </div>
  );
}

function Passed({ result: { models, message, ms } }: { result: ConnectionTest }) {
  return (
    <p className="flex items-start gap-1.5 text-ok">
      <CircleCheck className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="tabular-nums">
        It works: {models !== null && `${describeModels(models)}; `}
        {message.replace(/\.$/, "")} in {formatDuration(ms)}.
      </span>
    </p>
  );
}

function Failed({ message }: { message: string }) {
  return (
    <p className="flex items-start gap-1.5 text-bad">
      <TriangleAlert className="mt-px size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{message}</span>
    </p>
  );
}
