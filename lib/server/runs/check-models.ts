import type { ProblemCode } from "@/lib/contract/problem";
import { isPasted, type Member, type ModelId } from "@/lib/fusion/run-request";
import { refuse } from "@/lib/server/refusal";
import { type GuestAccess, mayGuestUse } from "./guest-access";
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
  role: "answer" | "judge",
  path: string,
  { models, guestAccess }: { models: ModelDirectory; guestAccess: GuestAccess },
): Promise<Fault | null> {
  const check = await models.check(model);
  if (!check.known) return { code: "unknown-model", path, message: check.message };
  if (!mayGuestUse(model, guestAccess)) {
    const message = `${model} is not open to guests on this server: choose a demo model or the local judge.`;
    return { code: "guest-not-allowed", path, message };
  }
  if (role === "answer" && !check.canAnswer) {
    return {
      code: "cannot-answer",
      path,
      message: `${model} is a judge and cannot answer: choose another model.`,
    };
  }
  if (role === "judge" && !check.canJudge) {
    return { code: "cannot-judge", path, message: `${model} cannot judge: choose another judge, or auto.` };
  }
  return null;
}
