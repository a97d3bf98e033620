/**
 * What a run will cost, before it starts: what to expect, and the most it can come to. Called for the line beside the Run
 * button and for a run's cap.
 */
import { judgeOutputLimit, memberOutputLimit } from "./call-settings";
import { conversationOf, messageChars, toolChars } from "./conversation";
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
   * be billed; every debate round is held; an answer in a format is written again by the dearest that may have written it.
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
/** What is said around an answer that is to be written again in its format, with what is wrong with it. */
const FORMAT_PROMPT_TOKENS = 500;
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
  const members = request.pool.map((member) => memberCalls(request, member, models, outlook));
  const calls = members.flat();
  if (request.pool.length < 2) return [...calls, ...formatCalls(request, members, models, outlook)];
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
  const judges = judgeCalls(request, judged, models, outlook);
  const writers = request.mode === "merge" ? [...members, judges] : members;
  return [...debate, ...judges, ...formatCalls(request, writers, models, outlook)];
}

/** One more call of whoever may have written the answer, whose own output it reads. */
function formatCalls(request: RunRequest, writers: Call[][], models: Outlay, outlook: Outlook): Call[] {
  if (!request.answer?.format || outlook === "expected") return [];
  const asked = writers.flat().map((call) => ({
    ...call,
    inputTokens: promptTokens(request) + FORMAT_PROMPT_TOKENS + call.outputTokens,
  }));
  return dearest(asked, models);
}

/** The most that asking one member can come to. */
export function worstOfMember(request: RunRequest, member: Member, models: Outlay): Cost {
  return priceCalls(memberCalls(request, member, models, "worst"), models);
}

/** The most that judging these answers can come to; null stands for one that is still to come. */
export function worstOfFusion(
  request: RunRequest,
  answers: readonly (string | null)[],
  models: Outlay,
): Cost {
  const members = request.pool.map((member) => memberCalls(request, member, models, "worst"));
  if (answers.length < 2) return priceCalls(formatCalls(request, members, models, "worst"), models);
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
  return dearest(
    calls.map((call) => ({ ...call, inputTokens })),
    models,
  );
}

function dearest(calls: Call[], models: Outlay): Call[] {
  const costOf = (call: Call) => priceCall(call, priceOf(call.model, models)).usd ?? 0;
  return [...calls].sort((a, b) => costOf(b) - costOf(a)).slice(0, 1);
}

function answerTokens(member: Member, calls: Call[] = []): number {
  if (isPasted(member)) return estimateTokens(member.pasted.length);
  return Math.max(0, ...calls.map(({ outputTokens }) => outputTokens));
}

function judgeCalls(request: RunRequest, inputTokens: number, models: Outlay, outlook: Outlook): Call[] {
  const [first] = request.judge.models;
  if (outlook === "expected") {
    const usual = Math.min(USUAL_ANSWER_TOKENS, request.answer?.maxTokens ?? USUAL_ANSWER_TOKENS);
    const written = request.mode === "merge" ? usual : 0;
    return first ? [{ model: first, inputTokens, outputTokens: USUAL_ANALYSIS_TOKENS + written }] : [];
  }
  return request.judge.models.flatMap((model) => {
    const facts = models.facts(model);
    const outputTokens = judgeOutputLimit(request, request.mode, facts) ?? outputLimit(facts);
    const call = { model, inputTokens, outputTokens };
    return [call, { ...call, inputTokens: inputTokens + outputTokens }];
  });
}

function memberCalls(request: RunRequest, member: Member, models: Outlay, outlook: Outlook): Call[] {
  if (isPasted(member)) return [];
  const inputTokens = promptTokens(request) + estimateTokens(member.instructions?.length ?? 0);
  return modelsAsked(member, models, outlook).map((model) => {
    const facts = models.facts(model);
    const limit = memberOutputLimit(request, member, facts) ?? outputLimit(facts);
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

/** The conversation, and what every call is told of the answer: the caller's tools, and the form that it asks for. */
function promptTokens(request: RunRequest): number {
  const { system, answer } = request;
  const said = conversationOf(request).reduce((sum, message) => sum + messageChars(message), 0);
  const schema = answer?.format?.schema ? JSON.stringify(answer.format.schema).length : 0;
  return estimateTokens(said + (system?.length ?? 0) + toolChars(answer?.tools) + schema);
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
