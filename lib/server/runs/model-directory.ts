import type { ModelRegistry } from "@/lib/server/models/model-registry";

/** What accepting a run needs to know of models. */
export type ModelDirectory = Pick<
  ModelRegistry,
  "facts" | "routes" | "list" | "check" | "resolveJudge" | "profiles" | "isOwn"
>;
