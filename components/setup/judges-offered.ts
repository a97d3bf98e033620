import { specialEntry } from "@/lib/client/model-index";
import type { ModelSummary } from "@/lib/contract/models";

/** What a picker of judges offers, beside the models: the server's choice. */
export const AUTO_JUDGE = [specialEntry("auto", "auto", "the strongest model outside the pool")];

export const canJudge = (model: ModelSummary) => model.canJudge;
