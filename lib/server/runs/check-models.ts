import type { ProblemCode } from "@/lib/contract/problem";
import { isPasted, type Member, type ModelId } from "@/lib/fusion/run-request";
import type { GuestAccess } from "@/lib/server/env";
import type { ModelRole } from "@/lib/server/models/check-model";
import { refuse } from "@/lib/server/refusal";
import { mayGuestUse } from "./guest-access";
import type { ModelDirectory } from "./model-directory";

interface Fault {
  code: ProblemCode;
  path: string;
  message: string;
}

/** Null where every model is known, may be used, and can do what it is asked for; else everything that is wrong. */
export async function checkModels(
  asked: { pool: readonly Member[]; judges: readonly ModelId[] },
  deps: CheckDeps,
): Promise<ReturnType<typeof refuse> | null> {
  const members = asked.pool.flatMap((member, index) => findMemberFaults(member, `pool.${index}`, deps));
  const judges = asked.judges.map((model, index) => findFault(model, "judge", `judge.models.${index}`, deps));
  const faults = (await Promise.all([...members, ...judges])).filter((fault) => fault !== null);
  const [first] = faults;
  if (!first) return null;
  const errors = faults.map(({ path, message }) => ({ path, message }));
  return refuse(first.code, faults.map(({ message }) => message).join(" "), { errors });
}

interface CheckDeps {
  models: ModelDirectory;
  guestAccess: GuestAccess;
}

function findMemberFaults(member: Member, path: string, deps: CheckDeps): Promise<Fault | null>[] {
  if (isPasted(member)) return [];
  const { model, models = [], route } = member;
  return [
    findFault(model, "answer", `${path}.model`, deps),
    ...models.map((fallback, index) => findFault(fallback, "answer", `${path}.models.${index}`, deps)),
    ...(Array.isArray(route)
      ? route.map((id, index) => findRouteFault(id, `${path}.route.${index}`, deps))
      : []),
  ];
}

/** A guest's directory holds no connections but those that guests may use. */
async function findRouteFault(id: string, path: string, { models }: CheckDeps): Promise<Fault | null> {
  const { connections } = await models.list();
  if (connections.some((connection) => connection.id === id)) return null;
  const existing = connections.map((connection) => connection.id).join(", ");
  const message = `There is no connection "${id}" to route to. Connections here: ${existing}.`;
  return { code: "unknown-model", path, message };
}

async function findFault(
  model: ModelId,
  role: ModelRole,
  path: string,
  { models, guestAccess }: CheckDeps,
): Promise<Fault | null> {
  if (!mayGuestUse(model, { guestAccess, models })) {
    const message = `${model} is not open to guests on this server: choose a demo model or the local judge, or connect one with a key of your own.`;
    return { code: "guest-not-allowed", path, message };
  }
  const check = await models.check(model, role);
  return check.ok ? null : { code: check.code, path, message: check.message };
}
