import type { ModelPort } from "@/lib/fusion/ports";
import type { Criterion, Member, Mode, ModelId } from "@/lib/fusion/run-request";

/** What accepting a run needs to know of models. */
export interface ModelDirectory extends Pick<ModelPort, "facts"> {
  check(model: ModelId): Promise<ModelCheck>;
  /** The judges for `auto`, the best first. Never empty. */
  resolveJudge(pool: readonly Member[]): Promise<ModelId[]>;
  /** The first is the default. */
  listProfiles(): Promise<RunProfile[]>;
}

export type ModelCheck =
  | { known: true; canAnswer: boolean; canJudge: boolean }
  /** Why, and what to choose instead. */
  | { known: false; message: string };

export interface RunProfile {
  id: string;
  pool: Member[];
  mode: Mode;
  criteria: Criterion[];
}
