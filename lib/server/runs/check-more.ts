/**
 * Whether a token allows what is asked of a run that is there already. Whoever started it, and by which profile: its models count as
 * a profile's where one that the token names asks them, too, as it is now.
 */
import type { ProfileSummary } from "@/lib/contract/models";
import { isOpen } from "@/lib/fusion/is-open";
import type { RunCommand } from "@/lib/fusion/run-commands";
import {
  isPasted,
  isSoleWriter,
  type JudgeSetup,
  type Member,
  type RunRequest,
} from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { refuse } from "@/lib/server/refusal";
import { checkGrant } from "@/lib/server/tokens/check-grant";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";

type MoreWork = Extract<RunCommand, { type: "retry" | "fuse" }>;

interface Asking {
  pool: readonly Member[];
  judge: Pick<JudgeSetup, "models" | "auto">;
}

const NO_JUDGE = { models: [], auto: false };

export function checkMore(
  order: MoreWork,
  run: { request: RunRequest; state: RunState },
  { grant, offered }: { grant: TokenGrant; offered: readonly ProfileSummary[] },
): ReturnType<typeof refuse> | null {
  const asking = toAsking(order, run);
  const named = offered.filter(({ id }) => grant.profiles?.includes(id));
  const profile = named.find((one) => covers(one, asking))?.id ?? null;
  const isOwn = profile === null;
  const asked = { pool: asking.pool, judges: asking.judge.models };
  return checkGrant(grant, { profile, ownPool: isOwn, ownJudge: isOwn }, asked);
}

function toAsking(order: MoreWork, { request, state }: { request: RunRequest; state: RunState }): Asking {
  if (order.type === "fuse") {
    const { mode = request.mode, judge = request.judge } = order.spec;
    // In a debate the members speak again.
    return { pool: mode === "debate" ? request.pool : [], judge };
  }
  const at = state.candidates.findIndex(({ label }) => label === order.candidate);
  // A run that nobody judged yet is judged once this answer is there.
  const isJudged = state.fusions.length === 0 && !state.candidates.some(isOpen) && !isSoleWriter(request);
  return { pool: request.pool.slice(at, at + 1), judge: isJudged ? request.judge : NO_JUDGE };
}

function covers(profile: ProfileSummary, { pool, judge }: Asking): boolean {
  const isAuto = judge.auto && profile.judges.includes("auto");
  return (
    pool.every((member) => profile.pool.some((other) => coversMember(other, member))) &&
    (isAuto || judge.models.every((model) => profile.judges.includes(model)))
  );
}

function coversMember(known: Member, member: Member): boolean {
  if (isPasted(member)) return true;
  if (isPasted(known) || known.model !== member.model) return false;
  const fallbacks = member.models ?? [];
  const isSameRoute = JSON.stringify(known.route) === JSON.stringify(member.route);
  return isSameRoute && fallbacks.every((model) => known.models?.includes(model));
}
