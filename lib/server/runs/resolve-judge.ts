import type { JudgeSetup, Member, ModelId } from "@/lib/fusion/run-request";
import { type GuestAccess, mayGuestUse } from "./guest-access";
import type { ModelDirectory } from "./model-directory";

/** The judge that needs no key and no network: who else may not be used, it may. */
const JUDGE_OF_LAST_RESORT: ModelId = "local/extractive";

/** `auto` gives way to the models it stands for now; a model that stands in the list twice is tried once. */
export async function resolveJudge(
  asked: readonly ModelId[] | undefined,
  pool: readonly Member[],
  { models, guestAccess }: { models: ModelDirectory; guestAccess: GuestAccess },
): Promise<Pick<JudgeSetup, "models" | "auto">> {
  const listed = asked ?? ["auto"];
  const auto = listed.includes("auto");
  const chosen = auto
    ? (await models.resolveJudge(pool)).filter((model) => mayGuestUse(model, guestAccess))
    : [];
  const forAuto = chosen.length > 0 ? chosen : [JUDGE_OF_LAST_RESORT];
  const resolved = listed.flatMap((model) => (model === "auto" ? forAuto : [model]));
  return { models: [...new Set(resolved)], auto };
}
