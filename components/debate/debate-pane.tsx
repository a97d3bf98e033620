import { Collapsible } from "@/components/ui/collapsible";
import { useShownFusion } from "@/lib/client/use-shown-fusion";
import type { SettledWhy } from "@/lib/fusion/run-events";
import type { DebateTurn } from "@/lib/fusion/run-state";
import { DebateTurnRow } from "./debate-turn-row";

const WHY_SETTLED: Record<SettledWhy, string> = {
  "agreed-at-once": "It was not needed: the answers agreed at once.",
  "all-agree": "It ended because all agree.",
  "nobody-moved": "It ended because nobody moved.",
  "rounds-done": "It ended after its last round.",
  "one-left": "It ended because only one was left.",
};

const NO_TURNS: DebateTurn[] = [];

/** The debate, round by round: who contests what, who kept and who revised, and why it settled. */
export function DebatePane() {
  const turns = useShownFusion((fusion) => fusion?.turns ?? NO_TURNS);
  const settled = useShownFusion((fusion) => fusion?.settled ?? null);
  if (turns.length === 0 && !settled) return null;
  const rounds = [...new Set(turns.map((turn) => turn.round))].sort((one, other) => one - other);
  return (
    <section aria-label="Debate" className="rounded-lg border border-line bg-raised px-4 py-3">
      <Collapsible
        defaultOpen
        summary={
          <h2 className="flex flex-wrap items-baseline gap-x-2 text-left">
            <span className="font-medium text-ink-strong text-sm">Debate</span>
            <span className="text-muted text-xs">{summarise(turns, rounds.length)}</span>
          </h2>
        }
      >
        <div className="mt-2 flex flex-col gap-3">
          {rounds.map((round) => (
            <DebateRound key={round} round={round} turns={turns.filter((turn) => turn.round === round)} />
          ))}
          {settled && <p className="text-muted text-sm">{WHY_SETTLED[settled.why]}</p>}
        </div>
      </Collapsible>
    </section>
  );
}

function DebateRound({ round, turns }: { round: number; turns: DebateTurn[] }) {
  return (
    <div>
      <h3 className="mb-1 font-medium text-ink text-xs">Round {round}</h3>
      <ul className="flex flex-col divide-y divide-line border-line border-y">
        {turns.map((turn) => (
          <DebateTurnRow key={turn.candidate} turn={turn} />
        ))}
      </ul>
    </div>
  );
}

function summarise(turns: DebateTurn[], rounds: number): string {
  if (rounds === 0) return "no round was needed";
  const tally = (status: DebateTurn["status"]) => turns.filter((turn) => turn.status === status).length;
  const parts = [
    `${rounds} ${rounds === 1 ? "round" : "rounds"}`,
    `${tally("revised")} revised`,
    `${tally("kept")} kept`,
  ];
  if (tally("failed") > 0) parts.push(`${tally("failed")} failed`);
  if (tally("running") > 0) parts.push(`${tally("running")} speaking`);
  return parts.join(" · ");
}
