import type { ModelPort, Rest } from "./ports";
import type { ModelId, ModelMember } from "./run-request";

/** One of the places that a member's call may go to. */
export interface Target {
  model: ModelId;
  /** Which of the member's models it stands for: two targets of the same one are the same model through two connections. */
  asked: ModelId;
}

/** Where a member's call goes, first choice first: its own model, then its fallbacks, each by every connection of its route. */
export function targetsOf(
  { model, models = [], route }: ModelMember,
  port: Pick<ModelPort, "routes">,
): Target[] {
  const listed = [model, ...models].flatMap((asked) =>
    port.routes(asked, route).map((target) => ({ model: target, asked })),
  );
  return listed.filter((target, index) => listed.findIndex((one) => one.model === target.model) === index);
}

/**
 * Why each of the first models is passed over for the one behind them that may be called. Empty where the first may be called,
 * and where none may: then it is called all the same, since a person asked for it. Asks no further than the first that may,
 * because asking claims its probe.
 */
export function restsBefore(models: readonly ModelId[], port: Pick<ModelPort, "admit">): Rest[] {
  const rests: Rest[] = [];
  for (const model of models) {
    const rest = port.admit(model);
    if (!rest) return rests;
    rests.push(rest);
  }
  return [];
}
