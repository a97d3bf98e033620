/**
 * What a run will cost, before it starts: what to expect, and the most it can come to. Called for the line beside the Run
 * button and for a run's cap.
 */
import { attachmentChars } from "./attachments";
import {
  addCosts,
  type Cost,
  estimateTokens,
  fromMicroUsd,
  type Price,
  priceUsage,
  UNKNOWN_COST,
} from "./cost";
import type { ModelFacts, ModelPort } from "./ports";
import { isPasted, type Member, type ModelId, type ModelMember, type RunRequest } from "./run-request";
import { targetsOf } from "./targets";

export interface RunEstimate {
  expected: Cost;
  /**
   * Every call uses its whole output limit; every fallback, connection and judge is asked in turn, since a call that failed may
   * be billed; every debate round is held.
   */
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

/** What is known of the models, and where a routed call would go. */
export type Outlay = Pick<ModelPort, "facts" | "routes">;

interface Call {
  model: ModelId;
  inputTokens: number;
  outputTokens: number;
}

export function estimateRun(request: RunRequest, models: Outlay): RunEstimate {
  const expected = callsOf(request, models, "expected");
  const worst = callsOf(request, models, "worst");
  const unpriced = [...new Set(worst.map((call) => call.model))].filter(
    (model) => !models.facts(model)?.price,
  );
  return { expected: priceCalls(expected, models), worst: priceCalls(worst, models), unpriced };
}

type Outlook = "expected" | "worst";

function callsOf(request: RunRequest, models: Outlay, outlook: Outlook): Call[] {
  const prompt = promptTokens(request);
  const members = request.pool.map((member) => memberCalls(member, prompt, models, outlook));
  const calls = members.flat();
  if (request.pool.length < 2) return calls;
  const answers = request.pool.reduce((sum, member, index) => sum + answerTokens(member, members[index]), 0);
  return [...calls, ...fusionCalls(request, { answers, members }, models, outlook)];
}

/** The debate, where there is one, and the judging. `answers` in tokens; `members`: the calls of each. */
function fusionCalls(
  request: RunRequest,
  { answers, members }: { answers: number; members: Call[][] },
  models: Outlay,
  outlook: Outlook,
): Call[] {
  const prompt = promptTokens(request);
  const rounds = request.mode !== "debate" ? 0 : outlook === "worst" ? request.limits.debateRounds : 1;
  const turns = members.flatMap((one) => dearestTurn(one, prompt + answers, models));
  const debate = Array.from({ length: rounds }, () => turns).flat();
  const judged = prompt + JUDGE_PROMPT_TOKENS + answers * (1 + rounds);
  return [...debate, ...judgeCalls(request, judged, models, outlook)];
}

/** The most that asking one member can come to. */
export function worstOfMember(request: RunRequest, member: Member, models: Outlay): Cost {
  return priceCalls(memberCalls(member, promptTokens(request), models, "worst"), models);
}

/** The most that judging these answers can come to; null stands for one that is still to come. */
export function worstOfFusion(
  request: RunRequest,
  answers: readonly (string | null)[],
  models: Outlay,
): Cost {
  if (answers.length < 2) return addCosts([]);
  const members = request.pool.map((member) => memberCalls(member, promptTokens(request), models, "worst"));
  const tokens = answers.map((text, index) => {
    const member = request.pool[index];
    if (text !== null) return estimateTokens(text.length);
    return member ? answerTokens(member, members[index]) : 0;
  });
  const sum = tokens.reduce((total, count) => total + count, 0);
  return priceCalls(fusionCalls(request, { answers: sum, members }, models, "worst"), models);
}

/** Of the models that may have answered for a member, the one whose turn in the debate costs most: whoever answered holds it. */
function dearestTurn(calls: Call[], inputTokens: number, models: Outlay): Call[] {
  const turns = calls.map((call) => ({ ...call, inputTokens }));
  const costOf = (call: Call) => priceCall(call, priceOf(call.model, models)).usd ?? 0;
  return turns.sort((a, b) => costOf(b) - costOf(a)).slice(0, 1);
}

function answerTokens(member: Member, calls: Call[] = []): number {
  if (isPasted(member)) return estimateTokens(member.pasted.length);
  return Math.max(0, ...calls.map(({ outputTokens }) => outputTokens));
}

function judgeCalls(request: RunRequest, inputTokens: number, models: Outlay, outlook: Outlook): Call[] {
  const [first] = request.judge.models;
  if (outlook === "expected") {
    const written = request.mode === "merge" ? USUAL_ANSWER_TOKENS : 0;
    return first ? [{ model: first, inputTokens, outputTokens: USUAL_ANALYSIS_TOKENS + written }] : [];
  }
  return request.judge.models.flatMap((model) => {
    const outputTokens = outputLimit(models.facts(model));
    const call = { model, inputTokens, outputTokens };
    return [call, { ...call, inputTokens: inputTokens + outputTokens }];
  });
}

function memberCalls(member: Member, prompt: number, models: Outlay, outlook: Outlook): Call[] {
  if (isPasted(member)) return [];
  const inputTokens = prompt + estimateTokens(member.instructions?.length ?? 0);
  return modelsAsked(member, models, outlook).map((model) => {
    const limit = member.maxOutputTokens ?? outputLimit(models.facts(model));
    const outputTokens = outlook === "worst" ? limit : Math.min(limit, USUAL_ANSWER_TOKENS);
    return { model, inputTokens, outputTokens };
  });
}

function modelsAsked(member: ModelMember, models: Outlay, outlook: Outlook): ModelId[] {
  const targets = targetsOf(member, models).map(({ model }) => model);
  return outlook === "worst" ? targets : targets.slice(0, 1);
}

function outputLimit(facts: ModelFacts | null): number {
  return facts?.maxOutputTokens ?? facts?.contextLength ?? ASSUMED_OUTPUT_LIMIT;
}

function promptTokens({ prompt, attachments, system, history }: RunRequest): number {
  const chars = history.reduce(
    (sum, message) => sum + message.content.length + attachmentChars(message.attachments),
    prompt.length + (system?.length ?? 0) + attachmentChars(attachments),
  );
  return estimateTokens(chars);
}

function priceCalls(calls: Call[], models: Outlay): Cost {
  return addCosts(calls.map((call) => priceCall(call, priceOf(call.model, models))));
}

function priceOf(model: ModelId, models: Outlay): Price | null {
  return models.facts(model)?.price ?? null;
}

function priceCall({ inputTokens, outputTokens }: Call, price: Price | null): Cost {
  if (!price) return UNKNOWN_COST;
  const micro = priceUsage({ inputTokens, outputTokens, cachedTokens: null, reasoningTokens: null }, price);
  return micro === null ? UNKNOWN_COST : { usd: fromMicroUsd(micro), source: "estimated" };
}
