import { formatUsd } from "@/lib/client/format";
import type { TokenScope, TokenSpending, TokenView } from "@/lib/contract/tokens";

export const SCOPE_WORDS: Record<TokenScope, { name: string; about: string }> = {
  run: { name: "Run", about: "start runs, stop them, judge again, attach files" },
  read: { name: "Read", about: "see runs, models, profiles and costs" },
  manage: { name: "Manage", about: "change and delete runs, profiles and connections" },
};

/** What it may run, in words. `nameOf` a profile; null where it is gone. */
export function describeAllowed(
  { profiles, models }: Pick<TokenView, "profiles" | "models">,
  nameOf: (profile: string) => string | null,
): string {
  if (profiles === null && models === null) return "everything you may run";
  const names = (profiles ?? []).map((id) => nameOf(id) ?? "a deleted profile");
  const count = models?.length ?? 0;
  const parts = [...names, ...(count === 0 ? [] : [count === 1 ? `${models?.[0]}` : `${count} models`])];
  return parts.length === 0 ? "nothing: no profile and no model is named" : parts.join(", ");
}

/** From here on it is shown as a warning: as of the budgets. */
const WARN_FROM = 0.8;

export interface SpentLine {
  words: string;
  warns: boolean;
}

/** "$0.12 of $1.00 today". */
export function describeSpent(
  { spentUsd, heldUsd }: TokenSpending,
  capUsd: number | null,
  when: string,
): SpentLine {
  const of = capUsd === null ? "" : ` of ${formatUsd(capUsd)}`;
  const held = heldUsd > 0 ? `, ${formatUsd(heldUsd)} held` : "";
  const warns = capUsd !== null && capUsd > 0 && spentUsd + heldUsd >= capUsd * WARN_FROM;
  return { words: `${formatUsd(spentUsd)}${of} ${when}${held}`, warns };
}

/** One line that works in a shell, with the token in a variable: what is typed stays in the shell's history. */
export function toCurl(origin: string): string {
  return [
    `curl ${origin}/v1/chat/completions -H "Authorization: Bearer $TOKAMAK_TOKEN"`,
    `-H "Content-Type: application/json"`,
    `-d '{"model": "fusion", "messages": [{"role": "user", "content": "Why is the sky blue?"}]}'`,
  ].join(" ");
}
