import { toFailure } from "@/lib/fusion/errors";
import type { ModelCall, ModelPart } from "@/lib/fusion/ports";
import type { MeteredModels } from "@/lib/server/measurements/meter-calls";
import type { OwnerModels } from "./owner-models";

/**
 * The models of a run's owner, for one session. Looked up again for each call, so that a connection that was deleted, paused or
 * given another key meanwhile counts from the next call on, in a run under way as in one that is taken up again.
 */
export async function openOwnerModelPort(
  models: Pick<OwnerModels, "forOwner">,
  ownerId: string,
  report: (what: string, cause: unknown) => void,
): Promise<MeteredModels & { list(): Promise<unknown> }> {
  let latest = await models.forOwner(ownerId);
  return {
    list: () => latest.list(),
    facts: (model) => latest.facts(model),
    keyOf: (model) => latest.keyOf(model),
    routes: (model, route) => latest.routes(model, route),
    admit: (model) => latest.admit(model),
    async *stream(call: ModelCall, signal: AbortSignal): AsyncGenerator<ModelPart> {
      try {
        latest = await models.forOwner(ownerId);
      } catch (cause) {
        report("The connections of a run's owner could not be read", cause);
        const failure = toFailure("unknown", "The server could not read your connections. Try again.");
        return yield { type: "failed", failure, served: false, usage: null, reportedUsd: null };
      }
      yield* latest.stream(call, signal);
    },
  };
}
