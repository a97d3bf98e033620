import type { Clock } from "@/lib/fusion/ports";
import type { Connection } from "@/lib/server/models/connection";
import type { Catalogue } from "./catalogue";

/** Over a list's lifetime, so that each round finds every list due. */
export const REFRESH_EVERY_MS = 900_000;

interface FreshDeps {
  /** The instance's: people's own are refreshed when they are used. */
  connections: readonly Connection[];
  catalogue: Pick<Catalogue, "prune">;
  clock: Clock;
  report: (what: string, cause: unknown) => void;
}

/**
 * Asks for the instance's lists at once and then every quarter of an hour until `signal` aborts, and clears the catalogue of
 * lists that nobody asks for. Called by the container's upkeep.
 */
export function keepListsFresh(
  { connections, catalogue, clock, report }: FreshDeps,
  signal: AbortSignal,
): void {
  const keys = connections.map(({ key }) => key);
  const round = async () => {
    await Promise.all([
      ...connections.map((connection) => connection.list()),
      catalogue.prune(keys, clock.now()),
    ]);
  };
  const repeat = async () => {
    while (!signal.aborted) {
      await round().catch((cause: unknown) =>
        report("The catalogue of models could not be looked after", cause),
      );
      await clock.sleep(REFRESH_EVERY_MS, signal);
    }
  };
  void repeat();
}
