import type { ModelSummary } from "@/lib/contract/models";
import type { ModelMember } from "@/lib/fusion/run-request";

/** What a model may not take. */
export type Setting = "temperature" | "maxOutputTokens" | "reasoning";

const WORDS: Record<Setting, string> = {
  temperature: "temperature",
  maxOutputTokens: "output limit",
  reasoning: "reasoning effort",
};

/** Why the control is disabled: "Claude Opus 5 takes no temperature." Null where the model takes it, or nobody says. */
export function whyNotTaken(setting: Setting, model: ModelSummary | undefined): string | null {
  return model?.takes?.[setting] === false ? `${model.name} takes no ${WORDS[setting]}.` : null;
}

/** A setting that stayed when the model was changed to one that does not take it. */
export function isLeftOver(setting: Setting, member: ModelMember, model: ModelSummary | undefined): boolean {
  return member[setting] !== undefined && whyNotTaken(setting, model) !== null;
}
