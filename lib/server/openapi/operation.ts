/** One call of the API as the document describes it. What every call has in common is added by `to-operation-object.ts`. */
import type { z } from "zod";
import type { ProblemCode } from "@/lib/contract/problem";
import type { TokenScope } from "@/lib/contract/tokens";
import type { HeaderName } from "./parameters";
import type { SchemaName } from "./schemas";

export const TAGS = {
  "OpenAI-compatible": "What a client written for OpenAI calls. Errors have OpenAI's shape.",
  Runs: "Start a run, watch it, steer it.",
  History: "Find earlier runs, note something of them, export and share them.",
  Profiles: "Setups under a name, each to be called as `fusion/<slug>`.",
  Models: "What can answer and judge here, and what was measured of it.",
  Connections: "Where models are reached.",
  Costs: "What was spent.",
  Server: "The server itself.",
} as const;
export type Tag = keyof typeof TAGS;

export interface Operation {
  method: "get" | "post" | "put" | "patch" | "delete";
  /** With parameters in braces: `/api/runs/{runId}`. */
  path: `/${string}`;
  id: string;
  tag: Tag;
  /** A few words. */
  summary: string;
  /** What it does, and what to do where it fails. Markdown. */
  description: string;
  /** What a token must allow; null: none is looked at. */
  scope: TokenScope | null;
  /** Query parameters, as the route reads them. */
  query?: z.ZodObject;
  headers?: readonly HeaderName[];
  body?: RequestBody;
  answers: readonly Answer[];
  /** Beside those that every call of its kind may give. */
  refusals?: readonly ProblemCode[];
  /** It waits for an answer, which may fail. */
  failures?: boolean;
}

export type RequestBody =
  | { schema: SchemaName; optional?: boolean; examples: Record<string, unknown> }
  /** The bytes of a file. */
  | { file: string };

export interface Answer {
  status: number;
  description: string;
  /** Absent: no body. */
  content?: Content;
  headers?: readonly HeaderName[];
}

export interface Content {
  /** JSON of that schema. */
  json?: SchemaName;
  /** JSON in the data lines of server-sent events, each of that schema. */
  events?: SchemaName;
  /** Text or bytes of other kinds. */
  other?: readonly string[];
  example?: unknown;
}
