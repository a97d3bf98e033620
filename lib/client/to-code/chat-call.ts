/**
 * A setup as a call of the OpenAI-compatible API: what `Copy as code` and the page of the API show. The same run comes of it as of
 * the page's own Run. Files are not in it: their bytes would bury the rest.
 */
import type { ResolvedSetup } from "@/lib/client/resolve-setup";
import type { ProfileSummary } from "@/lib/contract/models";
import type { Criterion, Limits, Member, Mode, RunRequest, WaitPolicy } from "@/lib/fusion/run-request";

export interface ChatCall {
  model: string;
  messages: { role: "system" | "user" | "assistant"; content: string }[];
  fusion?: FusionPart;
  stream?: true;
}

export interface FusionPart {
  mode: Mode;
  pool: Member[];
  judge: string[];
  criteria: Criterion[];
  wait: WaitPolicy;
  limits: Limits;
}

export interface Asked {
  prompt: string;
  system: string | null;
}

/** An untouched profile is called by its name alone; of a changed one, everything that the setup line shows is said. */
export function toChatCall(asked: Asked, setup: ResolvedSetup): ChatCall {
  const { profile, edited } = setup;
  const model = profile ? toFusionName(profile) : "fusion";
  if (profile && !edited) return { model, messages: toMessages(asked) };
  const { mode, judges, criteria, wait, limits } = setup;
  const pool = setup.pool.map(({ member }) => member);
  return {
    model,
    messages: toMessages(asked),
    fusion: { mode, pool, judge: judges, criteria, wait, limits },
  };
}

/** A run as it was accepted, whatever became of its profile. */
export function toChatCallOfRun(request: RunRequest): ChatCall {
  const { mode, pool, judge, wait, limits, history } = request;
  const said = history.flatMap(({ role, content }) => (role === "tool" ? [] : [{ role, content }]));
  const [last] = toMessages({ prompt: request.prompt, system: null });
  const system = request.system === null ? [] : [{ role: "system" as const, content: request.system }];
  return {
    model: "fusion",
    messages: [...system, ...said, ...(last ? [last] : [])],
    fusion: {
      ...{ mode, pool, wait, limits, criteria: judge.criteria },
      judge: judge.auto ? ["auto"] : judge.models,
    },
  };
}

/** One's own are called by their slug; another's, whose slug may be one's own too, by its id. */
export function toFusionName({ id, slug, kind }: Pick<ProfileSummary, "id" | "slug" | "kind">): string {
  return `fusion/${kind === "shared" ? id : slug}`;
}

function toMessages({ prompt, system }: Asked): ChatCall["messages"] {
  const user = { role: "user" as const, content: prompt };
  return system === null || system.trim() === "" ? [user] : [{ role: "system", content: system }, user];
}
