import type { ModelList } from "@/lib/contract/models";
import { type Label, labelAt } from "@/lib/fusion/labels";
import { isPasted, type Member, type Mode, type WaitPolicy } from "@/lib/fusion/run-request";
import { formatCount, formatElapsed, shortModelName } from "./format";

/** The words of the setup line. */
export const MODE_NAMES: Record<Mode, string> = { "best-of": "Best of", merge: "Merge", debate: "Debate" };

export function modelName(id: string, models: ModelList | undefined): string {
  return models?.items.find((model) => model.id === id)?.name ?? shortModelName(id);
}

export function memberName(member: Member, models: ModelList | undefined): string {
  if (isPasted(member)) return member.name.trim() || "Pasted answer";
  return member.name ?? modelName(member.model, models);
}

export interface NamedMember {
  label: Label;
  name: string;
}

export function nameMembers(pool: readonly Member[], models: ModelList | undefined): NamedMember[] {
  return pool.map((member, index) => ({ label: labelAt(index), name: memberName(member, models) }));
}

/** "auto (Claude Opus 5)", "Claude Opus 5, else GPT-5.5". */
export function describeJudges(
  judges: readonly string[],
  autoJudge: string | null,
  models: ModelList | undefined,
): string {
  const names = judges.map((id) => {
    if (id !== "auto") return modelName(id, models);
    return autoJudge === null ? "auto" : `auto (${modelName(autoJudge, models)})`;
  });
  return names.join(", else ");
}

/** "waits for 2 of 3 + 5 s", "waits for all". */
export function describeWaitPolicy(wait: WaitPolicy, poolSize: number): string {
  if (poolSize < 2) return "no waiting";
  if (wait.policy === "all" || wait.count >= poolSize)
    return poolSize === 2 ? "waits for both" : `waits for all ${poolSize}`;
  const grace = wait.graceMs === 0 ? "" : `, then ${formatElapsed(wait.graceMs)}`;
  return `waits for ${wait.count} of ${poolSize}${grace}`;
}

/** What differs from the model's defaults: "demo/careful · temperature 0.2 · 1 024 tokens". */
export function describeMemberSettings(member: Member): string {
  if (isPasted(member)) {
    return member.pasted.trim() === ""
      ? "Nothing pasted yet"
      : `Pasted, ${formatCount(member.pasted.length)} ${member.pasted.length === 1 ? "character" : "characters"}`;
  }
  const parts = [
    member.model,
    member.temperature !== undefined && `temperature ${member.temperature}`,
    member.maxOutputTokens !== undefined && `at most ${formatCount(member.maxOutputTokens)} tokens`,
    member.reasoning !== undefined && `reasoning ${member.reasoning}`,
    member.instructions !== undefined && "own instructions",
  ];
  return parts.filter(Boolean).join(" · ");
}
