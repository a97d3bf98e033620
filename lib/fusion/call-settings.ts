/**
 * What a call is sent with beside its messages: a member's own settings, and where it has none, what the caller asked of the whole
 * run. Used for the calls and, so that both say the same, for their estimates.
 */
import type { ModelCall, ModelFacts } from "./ports";
import type { Mode, ModelMember, RunRequest, Sampling } from "./run-request";

type Asked = Pick<RunRequest, "sampling" | "answer">;
type Settings = Sampling & Pick<ModelCall, "maxOutputTokens">;

/** Of a member's answer. */
export function memberSettings(asked: Asked, member: ModelMember, facts: ModelFacts | null): Settings {
  const { temperature, reasoning } = member;
  const maxOutputTokens = memberOutputLimit(asked, member, facts);
  return {
    ...asked.sampling,
    ...(temperature !== undefined && { temperature }),
    ...(reasoning !== undefined && { reasoning }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
  };
}

/** Of a member's turn in a debate, or of a repair: the caller's stop sequences would break off the form, which is not the caller's. */
export function turnSettings(asked: Asked, member: ModelMember, facts: ModelFacts | null): Settings {
  const { stop: _, ...settings } = memberSettings(asked, member, facts);
  return settings;
}

export function memberOutputLimit(
  { answer }: Pick<RunRequest, "answer">,
  { maxOutputTokens }: ModelMember,
  facts: ModelFacts | null,
): number | undefined {
  const limits = [maxOutputTokens, withinModel(answer?.maxTokens, facts)].filter(
    (limit) => limit !== undefined,
  );
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/**
 * What a judge writes before a merged answer: at most ten findings of about 50 tokens, a score of about 25 for each criterion and
 * answer (four usual criteria, eight members: 800), a verdict, and what it thinks, which providers count as output: up to 14,000
 * tokens at a high effort. A limit that cuts the answer off is worse than one that is wide: the length of the answer is also said
 * to the judge.
 */
export const FINDINGS_ROOM_TOKENS = 16_000;

/** Of a judge, whose temperature and reasoning are its own: it compares, and the caller set those for a text. */
export function judgeSettings({ sampling, answer }: Asked, mode: Mode, facts: ModelFacts | null): Settings {
  const seed = sampling?.seed;
  const maxOutputTokens = judgeOutputLimit({ answer }, mode, facts);
  return { ...(seed !== undefined && { seed }), ...(maxOutputTokens !== undefined && { maxOutputTokens }) };
}

export function judgeOutputLimit(
  { answer }: Pick<RunRequest, "answer">,
  mode: Mode,
  facts: ModelFacts | null,
): number | undefined {
  if (mode !== "merge" || answer?.maxTokens === undefined) return undefined;
  return withinModel(answer.maxTokens + FINDINGS_ROOM_TOKENS, facts);
}

/** Of a call that puts an answer into its format, asked of a member or (null) of the judge that wrote it. */
export function formatSettings(asked: Asked, writer: ModelMember | null, facts: ModelFacts | null): Settings {
  if (writer) return turnSettings(asked, writer, facts);
  const seed = asked.sampling?.seed;
  const maxOutputTokens = withinModel(asked.answer?.maxTokens, facts);
  return { ...(seed !== undefined && { seed }), ...(maxOutputTokens !== undefined && { maxOutputTokens }) };
}

/** Providers refuse a limit above the model's own, and the caller's is meant for several models. */
function withinModel(limit: number | undefined, facts: ModelFacts | null): number | undefined {
  return limit === undefined ? undefined : Math.min(limit, facts?.maxOutputTokens ?? limit);
}
