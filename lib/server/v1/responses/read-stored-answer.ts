import { isSoleWriter, type RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { accept, type Outcome } from "@/lib/server/refusal";
import type { RunService } from "@/lib/server/runs/run-service";
import { type AnswerStep, type ReadOptions, readAnswer } from "@/lib/server/v1/read-answer";
import type { Said } from "@/lib/server/v1/send-answer";
import { parseStoredRequest, type StoredRequest } from "./stored-request";

export interface StoredAnswer {
  state: RunState;
  /** What its answer repeats; null: the run was not asked for as a response. */
  asked: StoredRequest | null;
  said: Said[];
  /** Null: it is not finished. */
  end: Extract<AnswerStep, { type: "end" }> | null;
}

interface Reading {
  runs: Pick<RunService, "get" | "getClient" | "follow">;
  ownerId: string;
  signal: AbortSignal;
}

/** What the caller of a stored run was told, by its log: whatever became of the run afterwards. */
export async function readStoredAnswer(
  { runs, ownerId, signal }: Reading,
  runId: string,
): Promise<Outcome<StoredAnswer>> {
  const [found, client] = await Promise.all([runs.get(ownerId, runId), runs.getClient(ownerId, runId)]);
  if (!found.ok) return found;
  if (!client.ok) return client;
  const state = found.value;
  const asked = parseStoredRequest(client.value);
  if (!isAnswered(state)) return accept({ state, asked, said: [], end: null });
  const following = await runs.follow(ownerId, runId, 0, signal);
  if (!following.ok) return following;
  const said: Said[] = [];
  if (following.value.kind === "events") {
    for await (const batch of readAnswer(following.value.batches, toReadOptions(state.request, asked))) {
      for (const step of batch) {
        if (step.type === "text" || step.type === "reasoning") said.push(step);
        if (step.type === "end") return accept({ state: step.state, asked, said, end: step });
      }
    }
  }
  throw new Error(`The log of run ${runId} has no end.`);
}

/** An answer has its end before its run: late members may go on, and the log is closed after it. */
function isAnswered({ status, request, candidates, fusions }: RunState): boolean {
  if (status === "completed" || status === "failed" || status === "stopped") return true;
  const [fusion] = fusions;
  if (fusion && fusion.status !== "running") return true;
  const [only] = candidates;
  return (
    request !== null && isSoleWriter(request) && (only?.status === "completed" || only?.status === "failed")
  );
}

/** As it was read for its caller. `asked`: null where it was not asked for as a response. */
export function toReadOptions(request: RunRequest | null, asked: StoredRequest | null): ReadOptions {
  const alone = request !== null && isSoleWriter(request);
  return {
    kind: asked?.kind ?? (alone ? "plain" : "fusion"),
    whole: request?.answer?.format !== undefined,
    stop: request?.sampling?.stop ?? [],
    maxTokens: request?.answer?.maxTokens ?? null,
    oneToolCall: asked?.repeated.parallel_tool_calls === false,
    kept: true,
  };
}
