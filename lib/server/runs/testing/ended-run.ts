import type { RunEvent, RunEventBody } from "@/lib/fusion/run-events";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import type { NewRun, RunStore } from "@/lib/server/runs/run-store";
import { foldEvents, SAMPLE_STARTED_AT_MS, sampleId, sampleRequest, sampleRun } from "./sample-run";

interface EndedRun extends Partial<NewRun> {
  asked?: Partial<RunRequest>;
  /** What A said, and what the judge j wrote. */
  said?: string;
  answer?: string;
  /** Null: not known. */
  usd?: number | null;
  end?: "run.completed" | "run.failed" | "run.stopped";
  isJudged?: boolean;
  judgeFailed?: boolean;
}

/** Creates the n-th sample run, and leaves it as a session of two members and a judge does. */
export async function storeEndedRun(store: RunStore, n: number, ended: EndedRun = {}): Promise<string> {
  const {
    asked,
    said = "",
    answer = "",
    usd = 0.01,
    end = "run.completed",
    isJudged = true,
    judgeFailed = false,
    ...changes
  } = ended;
  const request = { ...sampleRequest, ...asked };
  const run = sampleRun(n, { request, ...changes });
  await store.create(run);
  const events = toEvents({ request, said, answer, usd, end, isJudged }, run.id);
  await store.append({
    runId: run.id,
    workerId: run.lease.workerId,
    events,
    end: {
      state: judgeFailed ? withFailedJudge(foldEvents(events)) : foldEvents(events),
      ...{ outcome: null, endedAtMs: SAMPLE_STARTED_AT_MS },
    },
  });
  return sampleId(n);
}

function withFailedJudge(state: RunState): RunState {
  return { ...state, fusions: state.fusions.map((fusion) => ({ ...fusion, status: "failed" })) };
}

function toEvents(
  {
    request,
    said,
    answer,
    usd,
    end,
    isJudged,
  }: Required<Omit<EndedRun, "asked" | "judgeFailed" | keyof NewRun>> & {
    request: RunRequest;
  },
  id: string,
): RunEvent[] {
  const fusion = "F1";
  const { criteria } = request.judge;
  const createdAt = new Date(SAMPLE_STARTED_AT_MS).toISOString();
  const cost = usd === null ? { usd, source: "unknown" as const } : { usd, source: "computed" as const };
  const timings = { wallMs: 1_000, slowestMemberMs: 900, ratio: 1.1 };
  const reason = "unknown" as const;
  const judged: RunEventBody[] = [
    {
      ...{ type: "fusion.started", fusion, mode: request.mode, judge: "lab/j", criteria },
      ...{ candidates: ["A", "B"], attempt: 1, spent: null },
    },
    { type: "answer.delta", fusion, text: answer },
  ];
  const bodies: RunEventBody[] = [
    { type: "run.started", why: "new", id, createdAt, request },
    { type: "candidate.delta", candidate: "A", text: said },
    ...(isJudged ? judged : []),
    end === "run.failed"
      ? { type: end, reason, message: "Nobody answered.", cost, timings }
      : { type: end, cost, timings },
  ];
  return bodies.map((body, index) => ({ ...body, seq: index + 1, at: index }) as RunEvent);
}
