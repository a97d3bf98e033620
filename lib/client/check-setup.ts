import { type CreateRun, createRunSchema } from "@/lib/contract/create-run";
import type { ModelList } from "@/lib/contract/models";
import { findModel } from "./model-variants";

/** Something wrong with one field, as the server says it too: `path` is dotted, as `pool.0.temperature`. */
export interface FieldProblem {
  path: string;
  message: string;
}

/** What the server would refuse, found here first by the same schema; an unknown model is told from the list. */
export function checkSetup(body: CreateRun, models: ModelList | undefined): FieldProblem[] {
  const parsed = createRunSchema.safeParse(body);
  const shape = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));
  return models ? [...shape, ...checkModels(body, models)] : shape;
}

function checkModels(body: CreateRun, models: ModelList): FieldProblem[] {
  // A list that is still being fetched proves nothing about what it lacks.
  const known = (id: string) => findModel(id, models) !== undefined || isUnsettled(id, models);
  const gone = (path: string, id: string, what: string) =>
    known(id) ? [] : [{ path, message: `${id} is not offered here any more: choose another ${what}.` }];
  const members = (body.pool ?? []).flatMap((member, index) =>
    "model" in member
      ? [
          ...gone(`pool.${index}.model`, member.model, "model"),
          ...(member.models ?? []).flatMap((id, at) => gone(`pool.${index}.models.${at}`, id, "fallback")),
        ]
      : [],
  );
  const judges = (body.judge?.models ?? []).flatMap((id, index) =>
    id === "auto" ? [] : gone(`judge.models.${index}`, id, "judge"),
  );
  return [...members, ...judges];
}

function isUnsettled(id: string, models: ModelList): boolean {
  const connection = id.slice(0, id.indexOf("/"));
  return models.connections.some((one) => one.id === connection && one.status !== "ready");
}

/** The first problem of a field or of anything below it. */
export function problemAt(problems: readonly FieldProblem[], ...paths: string[]): string | null {
  const hit = problems.find(({ path }) => paths.some((at) => path === at || path.startsWith(`${at}.`)));
  return hit?.message ?? null;
}
