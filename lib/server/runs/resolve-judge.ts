import type { JudgeSetup, Member, ModelId } from "@/lib/fusion/run-request";
import type { GuestAccess } from "@/lib/server/env";
import { ALGORITHM_JUDGE } from "@/lib/server/models/resolve-judge";
import { mayGuestUse } from "./guest-access";
import type { ModelDirectory } from "./model-directory";

/** `auto` gives way to the models it stands for now; a model that stands in the list twice is tried once. */
export function resolveJudge(
  asked: readonly ModelId[] | undefined,
  pool: readonly Member[],
  { models, guestAccess }: { models: ModelDirectory; guestAccess: GuestAccess },
): Pick<JudgeSetup, "models" | "auto"> {
  const listed = asked ?? ["auto"];
  const auto = listed.includes("auto");
  const chosen = auto
    ? models.resolveJudge(pool).filter((model) => mayGuestUse(model, { guestAccess, models }))
    : [];
  // Nobody is refused the judge that needs no key.
  const forAuto = chosen.length > 0 ? chosen : [ALGORITHM_JUDGE];
  const resolved = listed.flatMap((model) => (model === "auto" ? forAuto : [model]));
  return { models: [...new Set(resolved)], auto };
}
