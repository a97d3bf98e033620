import type { Refusal } from "@/lib/server/refusal";

/** Where the caller said what stands at a path of the run's body; what is beneath keeps its name, unless the field is told `whole`. */
export interface CallerField {
  ofRun: string;
  ofCaller: string;
  whole?: true;
}

/** A refusal of the run in the caller's words: it names what was sent. The first field that fits counts. */
export function toCallerRefusal(refusal: Refusal, fields: readonly CallerField[]): Refusal {
  const { code, errors } = refusal;
  if (!errors) return refusal;
  const named = errors.map(({ path, message }) => ({ path: toCallerPath(path, fields), message }));
  // A profile that is named as a model is one: what is not there is 404 for it too.
  const isModel = code === "invalid-body" && errors[0]?.path === "profile" && named[0]?.path === "model";
  return { ...refusal, code: isModel ? "unknown-model" : code, errors: named };
}

function toCallerPath(path: string, fields: readonly CallerField[]): string {
  const field = fields.find(({ ofRun }) => path === ofRun || path.startsWith(`${ofRun}.`));
  if (!field) return path;
  return field.whole ? field.ofCaller : field.ofCaller + path.slice(field.ofRun.length);
}
