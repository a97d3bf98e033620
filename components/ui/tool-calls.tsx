import { Wrench } from "lucide-react";
import { Markdown } from "@/components/ui/markdown/markdown";
import { toJsonFence } from "@/lib/client/pretty-json";
import type { ToolCall } from "@/lib/fusion/run-request";

/** What a model called, each with its arguments. */
export function ToolCalls({ calls, by }: { calls: readonly ToolCall[]; by: string }) {
  return (
    <ul aria-label={`Tools that ${by} called`} className="flex min-w-0 flex-col gap-2">
      {calls.map(({ id, name, arguments: args }) => (
        <li key={id} className="min-w-0">
          <p className="flex items-center gap-1.5 text-muted text-xs">
            <Wrench className="size-3.5 shrink-0" aria-hidden />
            <span className="min-w-0 break-words">
              Calls <code className="font-mono text-ink">{name}</code>
            </span>
          </p>
          <Markdown text={toJsonFence(args)} streaming={false} />
        </li>
      ))}
    </ul>
  );
}
