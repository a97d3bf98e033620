import Link from "next/link";
import type { ThreadStep } from "@/lib/contract/threads";
import { namePick } from "./name-pick";

/** Where the conversation went on from here: links, for each is a run of its own. */
export function LaterSteps({ steps }: { steps: readonly ThreadStep[] }) {
  if (steps.length === 0) return null;
  return (
    <section
      aria-label="Later steps"
      className="rounded-lg border border-line bg-raised px-3.5 py-2.5 text-sm"
    >
      <h2 className="text-muted text-xs">Followed up</h2>
      <ul>
        {steps.map(({ id, prompt, pick }) => (
          <li key={id} className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Link href={`/runs/${id}`} className="min-w-0 truncate rounded text-accent-ink hover:underline">
              {prompt.trim().split("\n", 1)[0]}
            </Link>
            {pick !== null && <span className="text-muted text-xs">on {namePick(pick)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
