import Link from "next/link";
import type { ModelList } from "@/lib/contract/models";

/** Where there are only scripted models: how to get real ones. */
export function ConnectHint({ models }: { models: ModelList | undefined }) {
  if (!models || models.connections.some(({ kind }) => kind !== "demo" && kind !== "local")) return null;
  return (
    <p className="border-line border-t px-3.5 py-2 text-muted text-xs">
      These are scripted.{" "}
      <Link href="/settings/connections" className="font-medium text-accent-ink underline underline-offset-2">
        Connect a model
      </Link>{" "}
      to have real answers.
    </p>
  );
}
