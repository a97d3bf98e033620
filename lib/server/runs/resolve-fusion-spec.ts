import type { CreateFusion } from "@/lib/contract/create-run";
import { findContestants } from "@/lib/fusion/fuse";
import { isOpen } from "@/lib/fusion/is-open";
import { isLabel } from "@/lib/fusion/labels";
import type { FusionSpec, RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { GuestAccess } from "@/lib/server/env";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { checkModels } from "./check-models";
import type { ModelDirectory } from "./model-directory";
import { resolveJudge } from "./resolve-judge";

/** What "judge again" asks for: what it leaves open stays as the run had it. */
export async function resolveFusionSpec(
  body: CreateFusion,
  run: { request: RunRequest; state: RunState },
  deps: { models: ModelDirectory; guestAccess: GuestAccess },
): Promise<Outcome<Partial<FusionSpec>>> {
  const missing = findMissingLabel(body, run.state);
  if (missing) return missing;
  if (!isJudgeable(run.state, body)) {
    return refuse(
      "nothing-to-judge",
      "No candidate has an answer to judge yet: wait for one, or retry one that failed.",
    );
  }
  const { request } = run;
  const asked = body.judge?.models;
  const resolved = asked && resolveJudge(asked, request.pool, deps);
  const refusal = resolved && (await checkModels({ pool: [], judges: resolved.models }, deps));
  if (refusal) return refusal;
  const criteria = body.criteria ?? body.judge?.criteria;
  const judge = { ...request.judge, ...resolved, ...(criteria && { criteria }) };
  return accept({
    ...(body.mode && { mode: body.mode }),
    ...((resolved || criteria) && { judge }),
    ...(body.candidates && { candidates: body.candidates.filter(isLabel) }),
  });
}

function findMissingLabel({ candidates = [] }: CreateFusion, state: RunState) {
  const known = state.candidates.map(({ label }) => label as string);
  const missing = candidates.find((label) => !known.includes(label));
  if (missing === undefined) return null;
  const message = `There is no candidate ${missing} in this run: it has ${known.join(", ")}.`;
  return refuse("invalid-body", message, {
    errors: [{ path: `candidates.${candidates.indexOf(missing)}`, message }],
  });
}

/** While the first judging waits for the pool, the engine judges as soon as one of the answers asked for is in. */
function isJudgeable(state: RunState, { candidates }: CreateFusion): boolean {
  const named = candidates ? candidates.filter(isLabel) : null;
  if (findContestants(state, named).length > 0) return true;
  const awaited = state.fusions.length === 0 ? state.candidates.filter(isOpen) : [];
  return awaited.some(({ label }) => named === null || named.includes(label));
}
