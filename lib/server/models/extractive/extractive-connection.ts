/** `local/extractive` as a connection. */

import type { ModelSummary } from "@/lib/contract/models";
import { FREE } from "@/lib/fusion/cost";
import { toFailure } from "@/lib/fusion/errors";
import type { ModelCall, ModelPart } from "@/lib/fusion/ports";
import { type Connection, fixedListing } from "@/lib/server/models/connection";
import { warnOfUnmet } from "@/lib/server/models/warn-of-unmet";
import { judgeExtractively } from "./judge-extractively";

const NOTHING_USED = { inputTokens: 0, outputTokens: 0, cachedTokens: 0, reasoningTokens: 0 };
const NO_BILL = { usage: NOTHING_USED, reportedUsd: null };

const EXTRACTIVE_JUDGE: ModelSummary = {
  id: "local/extractive",
  connection: "local",
  name: "Extractive judge",
  contextLength: null,
  maxOutputTokens: null,
  price: FREE,
  canAnswer: false,
  canJudge: true,
  takes: { temperature: false, reasoning: false, maxOutputTokens: false, images: false },
  about:
    "An algorithm, not a model: compares the answers' sentences, numbers and final answers by text overlap. Free and instant; it understands nothing.",
};

export function localConnection(): Connection {
  return {
    id: "local",
    key: "instance:local",
    name: "On this machine, without a model",
    kind: "local",
    stream: streamJudgement,
    ...fixedListing([EXTRACTIVE_JUDGE]),
  };
}

async function* streamJudgement(call: ModelCall, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const task = call.judging;
  if (!task || call.model !== EXTRACTIVE_JUDGE.id) {
    const message = `${call.model} can only judge: it is an algorithm that compares answers and writes none.`;
    yield { type: "failed", failure: toFailure("invalid-request", message), served: false, ...NO_BILL };
    return;
  }
  for (const text of judgeExtractively(task)) {
    if (signal.aborted) break;
    yield { type: "text", text };
    await Promise.resolve();
  }
  if (signal.aborted)
    yield {
      type: "failed",
      failure: toFailure("unknown", "The call was stopped."),
      served: true,
      ...NO_BILL,
    };
  else {
    yield* warnOfUnmet(call, "The extractive judge is an algorithm, and");
    yield { type: "finish", finish: "stop", ...NO_BILL };
  }
}
