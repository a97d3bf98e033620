/**
 * The conversation that a follow-up goes on from: what the run before it had been told, its prompt, and the answer that the
 * person goes on with. Kept in the new run's request, so that what becomes of the earlier runs changes nothing.
 */
import type { CreateRun } from "@/lib/contract/create-run";
import { carriedAnswer } from "@/lib/fusion/carried-answer";
import type { ChatMessage, RunRequest } from "@/lib/fusion/run-request";
import { accept, type Outcome, refuse } from "@/lib/server/refusal";
import { findOwnRun, isUnfinished, refuseMissing } from "./find-own-run";
import { loadRunState } from "./load-run-state";
import type { RunServiceDeps } from "./run-service-deps";

export interface GoneOnFrom {
  conversation: Required<Pick<RunRequest, "history" | "followUp">>;
  /** That of the run before: a conversation goes on under the profile that it was begun with. */
  profile: string | null;
}

/** As much as a prompt may have; longer conversations are begun anew. */
const MAX_HISTORY_CHARS = 400_000;

export async function goOnFrom(
  ownerId: string,
  { run: runId, pick = "fused" }: NonNullable<CreateRun["followUp"]>,
  { store, executor }: Pick<RunServiceDeps, "store" | "executor">,
): Promise<Outcome<GoneOnFrom>> {
  const run = await findOwnRun({ ownerId, runId }, { store });
  if (!run.ok) return run;
  if (isUnfinished(run.value) || executor.find(runId))
    return refuse(
      "still-running",
      "The run before is not finished: wait for its end or stop it, then follow it up.",
    );
  const loaded = await loadRunState(store, runId);
  if (!loaded) return refuseMissing();
  const { request, state } = loaded;
  const answer = carriedAnswer(state, pick);
  if (!answer) return refuseAnswer(pick);
  const asked: ChatMessage = {
    role: "user",
    content: request.prompt,
    ...(request.attachments && { attachments: request.attachments }),
  };
  const history: ChatMessage[] = [...request.history, asked, { role: "assistant", content: answer.text }];
  if (history.reduce((sum, { content }) => sum + content.length, 0) > MAX_HISTORY_CHARS)
    return refuseLength();
  return accept({ conversation: { history, followUp: { run: runId, pick } }, profile: run.value.profile });
}

function refuseAnswer(pick: string) {
  const message =
    pick === "fused"
      ? "Nothing was fused there, and not exactly one candidate answered: pick the answer to go on from, or judge that run again."
      : `Candidate ${pick} has no answer there to go on from: pick another.`;
  return refuse("invalid-body", message, { errors: [{ path: "followUp.pick", message }] });
}

function refuseLength() {
  const message =
    "The conversation is longer than 400,000 characters: start a new run with what matters of it.";
  return refuse("invalid-body", message, { errors: [{ path: "followUp", message }] });
}
