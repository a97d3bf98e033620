import type { CreateRun } from "@/lib/contract/create-run";
import type { Draft } from "./draft-store";
import type { ResolvedSetup } from "./resolve-setup";
import type { StoredSetup } from "./stored-setup";

/**
 * The body of `POST /api/runs`: everything the setup line shows is sent, so that what was read is what runs. Before the
 * models are known, only the profile and the person's own changes go, and the server fills in the rest.
 */
export function toCreateRun(
  draft: Pick<Draft, "prompt" | "system" | "attachments">,
  setup: ResolvedSetup,
  stored: StoredSetup,
): CreateRun {
  const profile = setup.profile?.id ?? stored.profile ?? undefined;
  return {
    prompt: draft.prompt,
    ...(draft.attachments.length > 0 && { attachments: draft.attachments.map(({ id }) => id) }),
    ...(draft.system.trim() === "" ? {} : { system: draft.system }),
    ...(profile === undefined ? {} : { profile }),
    ...(setup.profile || stored.mode ? { mode: setup.mode } : {}),
    ...(setup.profile || stored.pool
      ? { pool: setup.pool.map((entry) => entry.member), wait: setup.wait }
      : {}),
    judge: { models: setup.judges, ...(stored.criteria ? { criteria: stored.criteria } : {}) },
    limits: setup.limits,
  };
}
