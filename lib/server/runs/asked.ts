import type { RunClient } from "@/lib/contract/run-client";
import type { RunRequest } from "@/lib/fusion/run-request";
import type { TokenGrant } from "@/lib/server/tokens/token-grant";

/** What of a request only a program can ask, by the OpenAI-compatible API. */
export type ProgramRequest = Pick<
  RunRequest,
  "prompt" | "history" | "after" | "followUp" | "system" | "attachments" | "answer" | "sampling"
>;

/** Who asks for a run, and what beyond the body of `POST /api/runs`. */
export interface Asked {
  /** Null: a page. */
  client: RunClient | null;
  /** What the token allows that the call was made with; null: there was none. */
  grant: TokenGrant | null;
  /** Stands in the place of the body's prompt, messages, system prompt and attachments. */
  program?: ProgramRequest;
  /** The call as it was sent, which tells a repeat from another under an Idempotency-Key; absent: the body does. */
  sent?: unknown;
}

export const ASKED_BY_PAGE: Asked = { client: null, grant: null };
