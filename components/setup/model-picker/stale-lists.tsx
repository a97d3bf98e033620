"use client";
import { useState } from "react";
import { formatAgo } from "@/lib/client/format-ago";
import type { ConnectionSummary, ModelList } from "@/lib/contract/models";

/** Connections whose list is not the one they have now. */
export function StaleLists({ models }: { models: ModelList | undefined }) {
  const [nowMs] = useState(() => Date.now());
  const stale = models?.connections.filter(
    ({ status, list }) => status !== "ready" && list !== undefined && list !== "live",
  );
  if (!stale || stale.length === 0) return null;
  return (
    <ul className="border-line border-t px-3.5 py-1.5 text-muted text-xs">
      {stale.map((connection) => (
        <li key={connection.id}>{describe(connection, nowMs)}</li>
      ))}
    </ul>
  );
}

function describe({ name, status, list, asOf }: ConnectionSummary, nowMs: number): string {
  const state = status === "loading" ? "is being asked" : "cannot be reached";
  if (list === "bundled") return `${name} ${state}: these are the models it is known to have.`;
  return `${name} ${state}: these are the models it had ${asOf ? whenOf(asOf, nowMs) : "before"}.`;
}

function whenOf(iso: string, nowMs: number): string {
  const ago = formatAgo(iso, nowMs);
  return ago === "now" ? "a moment ago" : ago;
}
