"use client";
import { Badge } from "@/components/ui/badge";
import { StateDot } from "@/components/ui/state-dot";
import { testConnection } from "@/lib/client/connection-actions";
import type { ConnectionView } from "@/lib/contract/connections";
import { describeConnection, describeModels, STATES } from "./describe-connection";
import { RowActions } from "./row-actions";
import { TestResult } from "./test-result";
import { useConnectionAction } from "./use-connection-action";

/** One connection: how it is, what it is, and what can be done with it. */
export function ConnectionRow({ connection }: { connection: ConnectionView }) {
  const { id, name, slug, own, state, message, models } = connection;
  const test = useConnectionAction(() => testConnection(id), { changes: false });
  const { word, dot } = STATES[state];
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-line border-b py-2.5 pl-1 tabs:grid-cols-[7.5rem_minmax(0,1fr)_auto]">
      <span className="order-1 flex items-center gap-2 pt-px text-muted text-xs tabs:h-7">
        <StateDot state={dot} />
        {word}
      </span>
      <div className="order-3 col-span-2 flex min-w-0 flex-col gap-1 tabs:order-2 tabs:col-span-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 tabs:min-h-7">
          <span className="min-w-0 break-words font-medium text-ink-strong text-sm">{name}</span>
          <Badge>{slug}/</Badge>
          {state === "ready" && (
            <span className="text-muted text-xs tabular-nums">{describeModels(models)}</span>
          )}
        </p>
        <p className="flex flex-wrap gap-x-3 text-muted text-xs empty:hidden">
          {describeConnection(connection).map((part) => (
            <span key={part} className="min-w-0 break-all">
              {part}
            </span>
          ))}
        </p>
        {message !== null && state !== "ready" && (
          <p className={state === "unreachable" ? "text-bad text-xs" : "text-muted text-xs"}>{message}</p>
        )}
        <TestResult pending={test.pending} problem={test.message} result={test.result} />
      </div>
      <span className="order-2 flex justify-end tabs:order-3">
        {own && (
          <RowActions connection={connection} testing={test.pending} onTest={() => test.run(undefined)} />
        )}
      </span>
    </li>
  );
}
