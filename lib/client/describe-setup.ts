import type { ModelList } from "@/lib/contract/models";
import { type Label, labelAt } from "@/lib/fusion/labels";
import { isPasted, type Member, type Mode, type Route, type WaitPolicy } from "@/lib/fusion/run-request";
import { formatCount, formatElapsed, shortModelName } from "./format";
import { findModel } from "./model-variants";
import { isLeftOver, type Setting } from "./untaken-settings";

/** The words of the setup line. */
export const MODE_NAMES: Record<Mode, string> = { "best-of": "Best of", merge: "Merge", debate: "Debate" };

export function modelName(id: string, models: ModelList | undefined): string {
  return findModel(id, models)?.name ?? shortModelName(id);
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

function describeRoute(route: Route, models: ModelList | undefined): string {
  if (!Array.isArray(route)) return `${route} connection`;
  const nameOf = (id: string) => models?.connections.find((connection) => connection.id === id)?.name ?? id;
  return `through ${route.map(nameOf).join(", else ")}`;
}

/** What differs from the model's defaults: "demo/careful · temperature 0.2 · falls back on GPT-5.5 · cheapest connection". */
export function describeMemberSettings(member: Member, models?: ModelList): string {
  if (isPasted(member)) {
    return member.pasted.trim() === ""
      ? "Nothing pasted yet"
      : `Pasted, ${formatCount(member.pasted.length)} ${member.pasted.length === 1 ? "character" : "characters"}`;
  }
  const model = findModel(member.model, models);
  const untaken = (setting: Setting) => (isLeftOver(setting, member, model) ? " (not taken)" : "");
  const { temperature, maxOutputTokens, reasoning } = member;
  const parts = [
    member.model,
    temperature !== undefined && `temperature ${temperature}${untaken("temperature")}`,
    maxOutputTokens !== undefined &&
      `at most ${formatCount(maxOutputTokens)} tokens${untaken("maxOutputTokens")}`,
    reasoning !== undefined && `reasoning ${reasoning}${untaken("reasoning")}`,
    member.instructions !== undefined && "own instructions",
    member.models?.length &&
      `falls back on ${member.models.map((id) => modelName(id, models)).join(", else ")}`,
    member.route !== undefined && describeRoute(member.route, models),
  ];
  return parts.filter(Boolean).join(" · ");
}
