import type { ExportedRun } from "@/lib/contract/export";
import type { RunClient } from "@/lib/contract/run-client";
import type { RunMarksView } from "@/lib/contract/run-marks";
import type { Usage } from "@/lib/fusion/cost";
import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import { labelAt } from "@/lib/fusion/labels";
import type { CallTimings } from "@/lib/fusion/run-events";
import {
  type ChatMessage,
  isPasted,
  type Member,
  type RunRequest,
  type ToolCall,
} from "@/lib/fusion/run-request";
import type { CandidateState, FusionState, RunState } from "@/lib/fusion/run-state";

/** Field by field: what the state gains later does not leave the instance by itself. */
export function toExportedRun(run: RunState, marks: RunMarksView, client: RunClient | null): ExportedRun {
  const { id, createdAt, status, mode, prompt, request, cost, timings } = run;
  const { title, note, starred, tags } = marks;
  return {
    ...{ id, createdAt, status, title, note, starred, tags },
    source: client?.source ?? "page",
    client: client && { token: client.token?.name ?? null, user: client.user, metadata: client.metadata },
    mode,
    system: request?.system ?? null,
    history: (request?.history ?? []).map(toMessage),
    prompt,
    ...(request?.after && { after: request.after.map(toMessage) }),
    attachments: (request?.attachments ?? []).map(({ name }) => name),
    setup: request && toSetup(request, run.candidates),
    candidates: run.candidates.map(toCandidate),
    fusions: run.fusions.map((fusion) => toFusion(fusion, run.candidates)),
    ...{ cost, timings },
  };
}

function toMessage({ role, content, toolCalls, toolCallId }: ChatMessage): ExportedRun["history"][number] {
  return {
    ...{ role, content },
    ...(toolCalls && { toolCalls: toolCalls.map(toToolCall) }),
    ...(toolCallId !== undefined && { toolCallId }),
  };
}

function toToolCall({ id, name, arguments: args }: ToolCall) {
  return { id, name, arguments: args };
}

function toSetup(
  { pool, judge, wait, limits, seed }: RunRequest,
  candidates: readonly CandidateState[],
): ExportedRun["setup"] {
  const { models, auto, criteria } = judge;
  return {
    pool: pool.map((member, index) => toMember(member, index, candidates)),
    ...{ judge: { models, auto, criteria }, wait, limits, seed },
  };
}

function toMember(member: Member, index: number, candidates: readonly CandidateState[]) {
  const label = labelAt(index);
  if (isPasted(member)) return { label, model: null, name: member.name };
  const { model, temperature, maxOutputTokens, reasoning, instructions, models: fallbacks } = member;
  const name = member.name ?? candidates.find((one) => one.label === label)?.name ?? model;
  return { label, model, name, temperature, maxOutputTokens, reasoning, instructions, fallbacks };
}

function toCandidate(candidate: CandidateState): ExportedRun["candidates"][number] {
  const { label, model, name, status, text, reasoning, judged, finish, reason, cost, toolCalls } = candidate;
  const measured = { usage: toUsage(candidate.usage), cost, timings: toTimings(candidate.timings) };
  const said = { text, ...(toolCalls && { toolCalls: toolCalls.map(toToolCall) }), reasoning };
  return { label, model, name, status, ...said, judged, finish, reason, ...measured };
}

function toFusion(
  fusion: FusionState,
  candidates: readonly CandidateState[],
): ExportedRun["fusions"][number] {
  const { id, mode, judge, status, analysis, verdict, answer, reason, cost } = fusion;
  return {
    ...{ id, mode, judge, status, candidates: fusion.candidates },
    turns: fusion.turns.map(({ candidate, round, status: ended, contests, answer: said, cost: spent }) => ({
      ...{ candidate, round, status: ended, contests, answer: said, cost: spent },
    })),
    ...{ analysis, verdict, answer },
    ...(fusion.toolCalls && { toolCalls: fusion.toolCalls.map(toToolCall) }),
    outcome: toPlainHead(describeOutcome(fusion, candidates)),
    fusedAs: fusion.outcome?.kind ?? null,
    ...{ reason, usage: toUsage(fusion.usage), cost, timings: toTimings(fusion.timings) },
  };
}

function toUsage(usage: Usage | null): ExportedRun["candidates"][number]["usage"] {
  if (!usage) return null;
  const { inputTokens, outputTokens, cachedTokens, reasoningTokens } = usage;
  return { inputTokens, outputTokens, cachedTokens, reasoningTokens };
}

function toTimings(timings: CallTimings | null): ExportedRun["candidates"][number]["timings"] {
  if (!timings) return null;
  const { firstTokenMs, totalMs, tokensPerSecond } = timings;
  return { firstTokenMs, totalMs, tokensPerSecond };
}
