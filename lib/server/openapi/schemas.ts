/**
 * Every schema that the document of the API calls by a name: the routes' own. One that is written here is referred to wherever
 * another holds it; one that nothing refers to is left out.
 */
import type { z } from "zod";
import {
  acceptedRequestSchema,
  calledToolSchema,
  turnSchema,
  weighedCriterionSchema,
} from "@/lib/contract/accepted-request";
import { attachmentSchema } from "@/lib/contract/attachments";
import {
  connectionListSchema,
  connectionSchema,
  connectionTestSchema,
  createConnectionSchema,
  draftConnectionSchema,
  localServersSchema,
  updateConnectionSchema,
} from "@/lib/contract/connections";
import { costSchema, tokenUsageSchema } from "@/lib/contract/cost";
import {
  acceptedSchema,
  createFusionSchema,
  createRunSchema,
  criteriaSchema,
  criterionSchema,
  judgeModelsSchema,
  judgeSchema,
  limitsSchema,
  memberSchema,
  poolSchema,
  stopSchema,
  waitSchema,
} from "@/lib/contract/create-run";
import { estimateSchema } from "@/lib/contract/estimate";
import { exportSelectionSchema, runExportSchema } from "@/lib/contract/export";
import { healthSchema } from "@/lib/contract/health";
import {
  connectionSummarySchema,
  measuredModelSchema,
  modelListSchema,
  modelSummarySchema,
  profileSummarySchema,
  spreadSchema,
} from "@/lib/contract/models";
import { chatMessageSchema, textPartSchema, toolCallSchema } from "@/lib/contract/openai/chat-messages";
import { chatRequestSchema, responseFormatSchema, toolSchema } from "@/lib/contract/openai/chat-request";
import {
  apiErrorSchema,
  completionChunkSchema,
  completionSchema,
  usageSchema as completionUsageSchema,
  fusionReportSchema,
  partOfUsageSchema,
  progressSchema,
} from "@/lib/contract/openai/chat-response";
import { fusionBlockSchema } from "@/lib/contract/openai/fusion-block";
import { fusionPluginSchema } from "@/lib/contract/openai/fusion-plugin";
import { v1ModelListSchema, v1ModelSchema } from "@/lib/contract/openai/model-list";
import { providerRoutingSchema } from "@/lib/contract/openai/openrouter-fields";
import { responseEventSchema } from "@/lib/contract/openai/response-events";
import {
  deletedResponseSchema,
  outputItemSchema,
  outputPartSchema,
  responseSchema,
  responseUsageSchema,
} from "@/lib/contract/openai/response-object";
import { functionToolSchema, responseRequestSchema } from "@/lib/contract/openai/response-request";
import { problemSchema } from "@/lib/contract/problem";
import {
  createProfileSchema,
  profileFileSchema,
  profileListSchema,
  profileRecordSchema,
  profileSetupSchema,
  profileViewSchema,
  updateProfileSchema,
} from "@/lib/contract/profiles";
import { runEventSchema } from "@/lib/contract/run-events";
import {
  analysisSchema,
  claimSchema,
  fusionOutcomeSchema,
  labelSchema,
  provenanceSchema,
  scoreSchema,
  verdictSchema,
} from "@/lib/contract/run-judging";
import {
  bulkResultSchema,
  bulkSchema,
  changeMarksSchema,
  runMarksSchema,
  tagListSchema,
} from "@/lib/contract/run-marks";
import {
  billSchema,
  callTimingsSchema,
  candidateSchema,
  debateTurnSchema,
  failureReasonSchema,
  fusionSchema,
  noticeCodeSchema,
  rerouteSchema,
  runStateSchema,
  runTimingsSchema,
} from "@/lib/contract/run-state";
import { runListSchema, runSummarySchema } from "@/lib/contract/runs";
import { shareAnswerSchema, shareRunSchema, shareViewSchema } from "@/lib/contract/shares";
import { threadSchema } from "@/lib/contract/threads";
import { budgetViewSchema, usageRowSchema, usageSchema } from "@/lib/contract/usage";
import { castVoteSchema, modelVotesSchema, runVoteSchema, voteSchema } from "@/lib/contract/votes";
import { findingSchema } from "@/lib/fusion/judge/analysis";

export const SCHEMAS = {
  Accepted: acceptedSchema,
  AcceptedRequest: acceptedRequestSchema,
  Analysis: analysisSchema,
  ApiError: apiErrorSchema,
  Attachment: attachmentSchema,
  Bill: billSchema,
  Budget: budgetViewSchema,
  Bulk: bulkSchema,
  BulkResult: bulkResultSchema,
  CallTimings: callTimingsSchema,
  CalledTool: calledToolSchema,
  Candidate: candidateSchema,
  CastVote: castVoteSchema,
  ChangeRun: changeMarksSchema,
  ChatCompletion: completionSchema,
  ChatCompletionChunk: completionChunkSchema,
  ChatCompletionRequest: chatRequestSchema,
  ChatCompletionUsage: completionUsageSchema,
  ChatMessage: chatMessageSchema,
  Claim: claimSchema,
  Connection: connectionSchema,
  ConnectionList: connectionListSchema,
  ConnectionState: connectionSummarySchema,
  ConnectionTest: connectionTestSchema,
  Cost: costSchema,
  CreateConnection: createConnectionSchema,
  CreateFusion: createFusionSchema,
  CreateProfile: createProfileSchema,
  CreateRun: createRunSchema,
  Criteria: criteriaSchema,
  Criterion: criterionSchema,
  DebateTurn: debateTurnSchema,
  DeletedResponse: deletedResponseSchema,
  DraftConnection: draftConnectionSchema,
  Estimate: estimateSchema,
  ExportSelection: exportSelectionSchema,
  FailureReason: failureReasonSchema,
  Finding: findingSchema,
  Fusion: fusionSchema,
  FunctionTool: functionToolSchema,
  FusionBlock: fusionBlockSchema,
  FusionOutcome: fusionOutcomeSchema,
  FusionPlugin: fusionPluginSchema,
  ProviderRouting: providerRoutingSchema,
  FusionReport: fusionReportSchema,
  Health: healthSchema,
  Judge: judgeSchema,
  JudgeModels: judgeModelsSchema,
  Label: labelSchema,
  Limits: limitsSchema,
  LocalServers: localServersSchema,
  MeasuredModel: measuredModelSchema,
  Member: memberSchema,
  Model: modelSummarySchema,
  ModelList: modelListSchema,
  ModelVotes: modelVotesSchema,
  NoticeCode: noticeCodeSchema,
  OutputItem: outputItemSchema,
  OutputPart: outputPartSchema,
  PartOfUsage: partOfUsageSchema,
  Pool: poolSchema,
  Problem: problemSchema,
  Profile: profileViewSchema,
  ProfileFile: profileFileSchema,
  ProfileList: profileListSchema,
  ProfileOffer: profileSummarySchema,
  ProfileRecord: profileRecordSchema,
  ProfileSetup: profileSetupSchema,
  Progress: progressSchema,
  Provenance: provenanceSchema,
  Reroute: rerouteSchema,
  Response: responseSchema,
  ResponseEvent: responseEventSchema,
  ResponseFormat: responseFormatSchema,
  ResponseRequest: responseRequestSchema,
  ResponseUsage: responseUsageSchema,
  Run: runStateSchema,
  RunEvent: runEventSchema,
  RunExport: runExportSchema,
  RunList: runListSchema,
  RunMarks: runMarksSchema,
  RunSummary: runSummarySchema,
  RunTimings: runTimingsSchema,
  RunVote: runVoteSchema,
  Score: scoreSchema,
  Share: shareViewSchema,
  ShareAnswer: shareAnswerSchema,
  ShareRun: shareRunSchema,
  Spread: spreadSchema,
  Stop: stopSchema,
  TagList: tagListSchema,
  TextPart: textPartSchema,
  Thread: threadSchema,
  TokenUsage: tokenUsageSchema,
  Tool: toolSchema,
  ToolCall: toolCallSchema,
  Turn: turnSchema,
  UpdateConnection: updateConnectionSchema,
  UpdateProfile: updateProfileSchema,
  Usage: usageSchema,
  UsageRow: usageRowSchema,
  V1Model: v1ModelSchema,
  V1ModelList: v1ModelListSchema,
  Verdict: verdictSchema,
  Vote: voteSchema,
  Wait: waitSchema,
  WeighedCriterion: weighedCriterionSchema,
} satisfies Record<string, z.ZodType>;

export type SchemaName = keyof typeof SCHEMAS;
