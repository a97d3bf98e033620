import type { Label } from "./labels";

/** `<connection>/<upstream id>`, for example `openrouter/anthropic/claude-sonnet-5`. */
export type ModelId = string;

export const MODES = ["best-of", "merge", "debate"] as const;
export type Mode = (typeof MODES)[number];

export const REASONING_EFFORTS = ["none", "minimal", "low", "medium", "high"] as const;
export type ReasoningEffort = (typeof REASONING_EFFORTS)[number];

/** A file that a prompt carries. Its bytes are kept apart from the run, whose log is read and sent often. */
export interface AttachmentRef {
  id: string;
  name: string;
  /** As found in the bytes. */
  mediaType: string;
  /** Text stands in the prompt of every member; images are sent to the members that take them. */
  kind: "image" | "text";
  bytes: number;
  /** Where in the text of its message it stands, in characters; absent: before all of it. */
  at?: number;
}

export interface ChatMessage {
  /** `tool`: what a tool that the assistant called gave back. */
  role: "system" | "user" | "assistant" | "tool";
  content: string;
  attachments?: AttachmentRef[];
  /** Of an assistant: what it called. */
  toolCalls?: ToolCall[];
  /** Of a tool: the call that it answers. */
  toolCallId?: string;
}

/** A function of the caller's that the writer of the final answer may call. Tokamak runs none. */
export interface ToolSpec {
  name: string;
  description?: string;
  /** A JSON schema of its arguments. */
  parameters: Record<string, unknown>;
  strict?: boolean;
}

export interface ToolCall {
  id: string;
  name: string;
  /** JSON text, as the model wrote it. */
  arguments: string;
}

/** What the final answer must be: JSON, or JSON that a schema describes. */
export interface AnswerFormat {
  name: string;
  /** Null: any JSON object. */
  schema: Record<string, unknown> | null;
}

/** What the caller asks of the final answer alone. Its writer is the judge, or the member of a pool of one. */
export interface AnswerSpec {
  tools?: ToolSpec[];
  /** Absent: the writer decides. */
  toolChoice?: "auto" | "none" | "required" | { name: string };
  /** The caller takes one call at a time: whoever calls is told so. */
  oneToolCall?: true;
  format?: AnswerFormat;
  /** Of the final answer; members are held to it too. */
  maxTokens?: number;
}

/** Settings of every call that makes text, where a member has none of its own. */
export interface Sampling {
  /** 0 to 2. */
  temperature?: number;
  /** 0 to 1. */
  topP?: number;
  /** -2 to 2. */
  frequencyPenalty?: number;
  presencePenalty?: number;
  stop?: string[];
  seed?: number;
  reasoning?: ReasoningEffort;
}

/** Which of several connections that have the same model serves: the cheapest, the fastest by this instance's own measurements, or in this order of connection ids. */
export type Route = "cheapest" | "fastest" | string[];

export interface ModelMember {
  model: ModelId;
  /** A display name; the model's own where absent. */
  name?: string;
  /** 0 to 2. */
  temperature?: number;
  maxOutputTokens?: number;
  reasoning?: ReasoningEffort;
  /** Added after the run's system prompt for this member alone. */
  instructions?: string;
  /** Fallbacks: asked in this order where the model fails. */
  models?: ModelId[];
  /** Absent: the model's own connection only. */
  route?: Route;
}

/** An answer from elsewhere that competes like any other. */
export interface PastedMember {
  pasted: string;
  name: string;
}

export type Member = ModelMember | PastedMember;

export function isPasted(member: Member): member is PastedMember {
  return "pasted" in member;
}

export interface Criterion {
  name: string;
  /** 1 to 10; relative to the other criteria. */
  weight: number;
  instruction: string;
}

export interface JudgeSetup {
  /** In order of preference; the next serves when one fails. Never empty once resolved. */
  models: ModelId[];
  criteria: Criterion[];
  /** True where the models were chosen by the server for `auto`. */
  auto: boolean;
}

export type WaitPolicy = { policy: "all" } | { policy: "quorum"; count: number; graceMs: number };

export interface Limits {
  /** From the run's start for the pool; from its own start for each fusion. */
  deadlineMs: number;
  /** USD; null means no cap. */
  maxCostUsd: number | null;
  /** 1 to 3. */
  debateRounds: number;
}

/** Which answer a follow-up goes on from: the fused one, or a candidate's own. */
export type AnswerPick = "fused" | Label;

export interface FollowUp {
  run: string;
  pick: AnswerPick;
}

/** A run as it was accepted: every default filled in, every model known. Nothing secret is in it. */
export interface RunRequest {
  /** What the person asked: the last user message. */
  prompt: string;
  /** What the prompt carries; absent: nothing. */
  attachments?: AttachmentRef[];
  /** The conversation before the prompt, oldest first. */
  history: ChatMessage[];
  /** What came after the prompt: calls of the caller's tools and what they gave back. Absent: nothing. */
  after?: ChatMessage[];
  /** The run this one follows up, and which of its answers stands in the history as what was said. Absent: none. */
  followUp?: FollowUp;
  system: string | null;
  mode: Mode;
  pool: Member[];
  judge: JudgeSetup;
  wait: WaitPolicy;
  limits: Limits;
  /** Drives every shuffle of the run, so that it can be explained and repeated. 0 to 2^32 - 1. */
  seed: number;
  /** Absent: free text. */
  answer?: AnswerSpec;
  sampling?: Sampling;
}

/** Where one model alone is asked, it writes the final answer itself: it may call tools and keeps to the format. */
export function isSoleWriter({ pool }: Pick<RunRequest, "pool">): boolean {
  const [only, ...others] = pool;
  return only !== undefined && others.length === 0 && !isPasted(only);
}

/** What one judging needs beyond the run itself. */
export interface FusionSpec {
  mode: Mode;
  judge: JudgeSetup;
  /** The candidates to judge; null takes every one that is fit to be judged. */
  candidates: Label[] | null;
}

/** All but one, but never fewer than two where there are two; then a grace for the last. */
export function defaultWait(poolSize: number): WaitPolicy {
  return {
    policy: "quorum",
    count: Math.max(Math.min(2, poolSize), poolSize - 1),
    graceMs: DEFAULT_GRACE_MS,
  };
}

export const DEFAULT_GRACE_MS = 5_000;
export const DEFAULT_LIMITS: Limits = { deadlineMs: 300_000, maxCostUsd: null, debateRounds: 1 };

export const DEFAULT_CRITERIA: Criterion[] = [
  {
    name: "correctness",
    weight: 4,
    instruction: "Claims are true, the reasoning holds, code would run. Length and formatting are not merit.",
  },
  {
    name: "instruction adherence",
    weight: 2,
    instruction: "It answers what was asked, within the limits that were set.",
  },
  {
    name: "completeness",
    weight: 2,
    instruction: "Nothing the reader needs is missing; nothing needless is added.",
  },
  {
    name: "usefulness",
    weight: 1,
    instruction: "The reader can act on it: clear, concrete, honest about doubt.",
  },
];
