import type { CreateFusion } from "@/lib/contract/create-run";
import type { Label } from "@/lib/fusion/labels";
import { callApi } from "./api";

/** What a person can ask of a run. All throw `ApiError`. The answers' bodies add nothing: the stream tells what happened. */
const ignoreBody = () => undefined;
const at = (runId: string, rest: string) => `/api/runs/${encodeURIComponent(runId)}/${rest}`;

export function stopRun(runId: string): Promise<void> {
  return callApi(at(runId, "stop"), ignoreBody, { method: "POST", body: {} });
}

export function stopCandidate(runId: string, candidate: Label): Promise<void> {
  return callApi(at(runId, "stop"), ignoreBody, { method: "POST", body: { candidate } });
}

export function retryCandidate(runId: string, candidate: Label): Promise<void> {
  return callApi(at(runId, `candidates/${candidate}/retry`), ignoreBody, { method: "POST" });
}

/** While the pool is awaited this ends the wait; afterwards it makes another fusion. */
export function judgeRun(runId: string, spec: CreateFusion): Promise<void> {
  return callApi(at(runId, "fusions"), ignoreBody, { method: "POST", body: spec });
}
