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
  deps: { models: ModelDirectory; guestAccess: GuestAccess },
): Promise<ReturnType<typeof refuse> | null> {
  const members = asked.pool.map((member, index) =>
    isPasted(member) ? null : findFault(member.model, "answer", `pool.${index}.model`, deps),
  );
  const judges = asked.judges.map((model, index) => findFault(model, "judge", `judge.models.${index}`, deps));
  const faults = (await Promise.all([...members, ...judges])).filter((fault) => fault !== null);
  const [first] = faults;
  if (!first) return null;
  const errors = faults.map(({ path, message }) => ({ path, message }));
  return refuse(first.code, faults.map(({ message }) => message).join(" "), { errors });
}

async function findFault(
  model: ModelId,
  role: ModelRole,
  path: string,
  { models, guestAccess }: { models: ModelDirectory; guestAccess: GuestAccess },
): Promise<Fault | null> {
  if (!mayGuestUse(model, { guestAccess, models })) {
    const message = `${model} is not open to guests on this server: choose a demo model or the local judge, or connect one with a key of your own.`;
    return { code: "guest-not-allowed", path, message };
  }
  const check = await models.check(model, role);
  return check.ok ? null : { code: check.code, path, message: check.message };
}
