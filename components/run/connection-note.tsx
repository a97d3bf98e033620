import { CloudOff, Unplug } from "lucide-react";
import { useRunSnapshot } from "@/lib/client/use-run";

/** Says honestly when the page is behind: the run goes on at the server, and is caught up with. */
export function ConnectionNote() {
  const stream = useRunSnapshot((snapshot) => snapshot.stream);
  if (stream.kind !== "reconnecting" && stream.kind !== "offline") return null;
  const offline = stream.kind === "offline";
  const Icon = offline ? CloudOff : Unplug;
  return (
    <p
      role="status"
      className="inline-flex items-center gap-1.5 rounded-md bg-warn-soft px-2 py-0.5 text-warn text-xs"
    >
      <Icon className="size-3.5" aria-hidden />
      {offline
        ? "You are offline. The run goes on; this page catches up."
        : "Connection lost, reconnecting. The run goes on."}
    </p>
  );
}
