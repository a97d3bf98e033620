/**
 * What the core needs from outside. Roles only: the server passes adapters, tests pass fakes.
 */
import type { Price, Usage } from "./cost";
import type { Failure, FailureReason } from "./errors";
import type { Contestant } from "./judge/judge-call";
import type { Label } from "./labels";
import type {
  AnswerFormat,
  AnswerSpec,
  ChatMessage,
  Criterion,
  Mode,
  ModelId,
  Route,
  Sampling,
  ToolCall,
  ToolSpec,
} from "./run-request";

/** A message as it is sent: the files of its attachments, taken from where they are kept, stand in it. */
export interface CallMessage extends ChatMessage {
  images?: CallImage[];
}

export interface CallImage {
  mediaType: string;
  data: Uint8Array;
  /** Where in the message's text it stands, in characters; absent: before all of it. */
  at?: number;
}

export interface ModelCall extends Sampling {
  model: ModelId;
  purpose: "candidate" | "debate" | "judge" | "repair";
  /** Which part of the run the call is for, and which try of it: by these its cost is put right later. */
  candidate?: Label;
  fusion?: string;
  attempt?: number;
  /** The system prompt; null for none. */
  instructions: string | null;
  messages: CallMessage[];
  maxOutputTokens?: number;
  /** What the model may call; absent: nothing. */
  tools?: ToolSpec[];
  toolChoice?: AnswerSpec["toolChoice"];
  /** The provider is asked for one call at a time, where it takes that. */
  oneToolCall?: true;
  /** The provider is asked to hold the text to it; whether it did is checked afterwards. */
  format?: AnswerFormat;
  /**
   * The same task as data, for a judge that is an algorithm and not a model. Models read `messages` only.
   * Present where `purpose` is `judge`.
   */
  judging?: JudgingTask;
  /** The same turn as data, for scripted models. Present where `purpose` is `debate`. */
  debating?: { round: number; own: string; peers: string[] };
}

export interface JudgingTask {
  mode: Mode;
  prompt: string;
  /** In the order the judge sees them. */
  contestants: Contestant[];
  criteria: Criterion[];
}

/** What a model's stream is made of. It ends with exactly one `finish` or `failed`. */
export type ModelPart =
  | { type: "text"; text: string }
  | { type: "reasoning"; text: string }
  /** A piece of a call as it is being written, for clocks and counts alone: what was called comes whole, in `tool-call`. */
  | { type: "tool-input"; text: string }
  /** Whole: what the model calls, with all of its arguments. */
  | { type: "tool-call"; call: ToolCall }
  /** The adapter will try again in `inMs`. */
  | { type: "retrying"; reason: FailureReason; message: string; inMs: number }
  /** What was sent before is void: the adapter starts over. */
  | { type: "reset" }
  | { type: "warning"; message: string }
  /** The provider's own id of what it now generates, by which it tells the true cost later. */
  | { type: "generation"; id: string }
  /** Something that the prompt carries was not sent, because the model does not take it. */
  | { type: "left-out"; message: string }
  | ({ type: "finish"; finish: string } & CallBill)
  | ({ type: "failed"; failure: Failure; served: boolean } & CallBill);

export interface CallBill {
  usage: Usage | null;
  /** USD as the provider reported it. */
  reportedUsd: number | null;
  servedBy?: string | null;
  /** From the request to the response's headers, in the attempt that ended the call. */
  headersMs?: number | null;
  /** The price of what served, where the model's own is not it (a router's backend); null: not known. Absent: the model's own. */
  price?: Price | null;
}

export interface ModelFacts {
  name: string;
  price: Price | null;
  contextLength: number | null;
  maxOutputTokens: number | null;
  /** Null: not known, so images are sent and the provider says. */
  takesImages: boolean | null;
}

/** A model that is not asked for a while, because it kept failing. */
export interface Rest {
  reason: FailureReason;
  /** What happened, for a person. */
  message: string;
  /** Milliseconds until it is tried again. */
  forMs: number;
}

export interface ModelPort {
  /**
   * Never throws by contract; the engine survives one that does. Aborting `signal` reaches the upstream at once; where the
   * call's time ran out, the signal's reason is `timed-out`.
   */
  stream(call: ModelCall, signal: AbortSignal): AsyncIterable<ModelPart>;
  /** Null where nothing is known of the model. */
  facts(model: ModelId): ModelFacts | null;
  /** The same model through every connection that has it, in the order in which `route` would ask them. Never empty; without a route the model itself. */
  routes(model: ModelId, route: Route | undefined): ModelId[];
  /**
   * Null where the model may be called now. Where it rested long enough, one caller is let through to probe, and the others
   * still rest until that call has ended.
   */
  admit(model: ModelId): Rest | null;
}

export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves after `ms`, or at once when `signal` aborts. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

export interface Ids {
  /** Unguessable, at least 64 bits, `[a-z0-9]+`: fences around what candidates wrote. */
  nonce(): string;
}

/** Checks text against a format. */
export interface FormatPort {
  /** What is wrong with the text, for the model that has to mend it; empty: it keeps to the format. */
  problems(text: string, format: AnswerFormat): string[];
}

export interface FusionPorts {
  models: ModelPort;
  clock: Clock;
  ids: Ids;
  formats: FormatPort;
}
