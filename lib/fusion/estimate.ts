/**
 * What a run will cost, before it starts: what to expect, and the most it can come to. Called for the line beside the Run
 * button and for a run's cap.
 */
import {
  addCosts,
  type Cost,
  estimateTokens,
  fromMicroUsd,
  type Price,
  priceUsage,
  UNKNOWN_COST,
} from "./cost";
import type { ModelFacts } from "./ports";
import { isPasted, type Member, type ModelId, type RunRequest } from "./run-request";

export interface RunEstimate {
  expected: Cost;
  /** Every call uses its whole output limit, every listed judge fails and is repaired, every debate round is held. */
  worst: Cost;
  /** Models without a known price: their share is in neither figure. */
  unpriced: ModelId[];
}

/** A usual answer and a usual judging, in tokens: rough, and said to be "about" on the screen. */
const USUAL_ANSWER_TOKENS = 500;
const USUAL_ANALYSIS_TOKENS = 400;
/** The judge's instructions with criteria, about 6,000 characters. */
const JUDGE_PROMPT_TOKENS = 1_500;
/** Where neither the member nor the model names an output limit. */
const ASSUMED_OUTPUT_LIMIT = 32_768;

type FactsOf = (model: ModelId) => ModelFacts | null;

interface Call {
  model: ModelId;
  inputTokens: number;
  outputTokens: number;
}

export function estimateRun(request: RunRequest, factsOf: FactsOf): RunEstimate {
  const expected = callsOf(request, factsOf, "expected");
  const worst = callsOf(request, factsOf, "worst");
  const unpriced = [...new Set(worst.map((call) => call.model))].filter((model) => !factsOf(model)?.price);
  return { expected: priceCalls(expected, factsOf), worst: priceCalls(worst, factsOf), unpriced };
}

type Outlook = "expected" | "worst";

function callsOf(request: RunRequest, factsOf: FactsOf, outlook: Outlook): Call[] {
  const prompt = promptTokens(request);
  const members = request.pool.map((member) => memberCall(member, prompt, factsOf, outlook));
  const calls = members.filter((call) => call.model !== "");
  if (request.pool.length < 2) return calls;
  const answers = members.reduce((sum, call) => sum + call.outputTokens, 0);
  const rounds = request.mode !== "debate" ? 0 : outlook === "worst" ? request.limits.debateRounds : 1;
  const turns = calls.map((call) => ({ ...call, inputTokens: prompt + answers }));
  const debate = Array.from({ length: rounds }, () => turns).flat();
  const judged = prompt + JUDGE_PROMPT_TOKENS + answers * (1 + rounds);
  return [...calls, ...debate, ...judgeCalls(request, judged, factsOf, outlook)];
}

function judgeCalls(request: RunRequest, inputTokens: number, factsOf: FactsOf, outlook: Outlook): Call[] {
  const [first] = request.judge.models;
  if (outlook === "expected") {
    const written = request.mode === "merge" ? USUAL_ANSWER_TOKENS : 0;
    return first ? [{ model: first, inputTokens, outputTokens: USUAL_ANALYSIS_TOKENS + written }] : [];
  }
  return request.judge.models.flatMap((model) => {
    const outputTokens = outputLimit(factsOf(model));
    const call = { model, inputTokens, outputTokens };
    return [call, { ...call, inputTokens: inputTokens + outputTokens }];
  });
}

function memberCall(member: Member, prompt: number, factsOf: FactsOf, outlook: Outlook): Call {
  if (isPasted(member))
    return { model: "", inputTokens: 0, outputTokens: estimateTokens(member.pasted.length) };
  const limit = member.maxOutputTokens ?? outputLimit(factsOf(member.model));
  const outputTokens = outlook === "worst" ? limit : Math.min(limit, USUAL_ANSWER_TOKENS);
  return {
    model: member.model,
    inputTokens: prompt + estimateTokens(member.instructions?.length ?? 0),
    outputTokens,
  };
}

function outputLimit(facts: ModelFacts | null): number {
  return facts?.maxOutputTokens ?? facts?.contextLength ?? ASSUMED_OUTPUT_LIMIT;
}

function promptTokens({ prompt, system, history }: RunRequest): number {
  const chars = history.reduce(
    (sum, message) => sum + message.content.length,
    prompt.length + (system?.length ?? 0),
  );
  return estimateTokens(chars);
}

function priceCalls(calls: Call[], factsOf: FactsOf): Cost {
  return addCosts(calls.map((call) => priceCall(call, factsOf(call.model)?.price ?? null)));
}

function priceCall({ inputTokens, outputTokens }: Call, price: Price | null): Cost {
  if (!price) return UNKNOWN_COST;
  const micro = priceUsage({ inputTokens, outputTokens, cachedTokens: null, reasoningTokens: null }, price);
  return micro === null ? UNKNOWN_COST : { usd: fromMicroUsd(micro), source: "estimated" };
}
