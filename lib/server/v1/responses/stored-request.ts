/** What a response repeats of its request, kept with its run so that it can be asked for again. */
import { z } from "zod";
import { FUSION_INCLUDES } from "@/lib/contract/openai/fusion-block";
import { type Repeated, repeatedSchema } from "@/lib/contract/openai/response-object";
import type { ResponseRequest } from "@/lib/contract/openai/response-request";
import type { RunClient } from "@/lib/contract/run-client";
import type { Target } from "@/lib/server/v1/choose-target";

const keptSchema = z.object({
  model: z.string(),
  kind: z.enum(["plain", "fusion"]),
  include: z.array(z.enum(FUSION_INCLUDES)),
  repeated: repeatedSchema,
});

export interface StoredRequest extends z.infer<typeof keptSchema> {
  user: string | null;
  metadata: Record<string, string>;
}

export function toStoredRequest(body: ResponseRequest, { kind, include }: Target): StoredRequest {
  const { model, user = null, metadata = {} } = body;
  return { model, kind, include: [...include], user, metadata, repeated: toRepeated(body) };
}

/** As it is kept: user and metadata stand beside it. */
export function toKept({ user: _user, metadata: _metadata, ...kept }: StoredRequest): RunClient["repeats"] {
  return kept;
}

/** Null: the run was not asked for as a response. */
export function parseStoredRequest(client: RunClient | null): StoredRequest | null {
  if (!client?.repeats) return null;
  const { user, metadata, repeats } = client;
  return { ...keptSchema.parse(repeats), user, metadata };
}

function toRepeated(body: ResponseRequest): Repeated {
  const { text, reasoning, tools = [] } = body;
  return {
    instructions: body.instructions ?? null,
    max_output_tokens: body.max_output_tokens ?? null,
    parallel_tool_calls: body.parallel_tool_calls ?? true,
    previous_response_id: body.previous_response_id ?? null,
    reasoning: { effort: reasoning?.effort ?? null, summary: reasoning?.summary ?? null },
    temperature: body.temperature ?? null,
    text: { format: text?.format ?? { type: "text" }, verbosity: "medium" },
    tool_choice: body.tool_choice ?? "auto",
    tools: tools.map(({ type, name, description = null, parameters = null, strict = null }) => ({
      ...{ type, name, description, parameters, strict },
    })),
    top_p: body.top_p ?? null,
  };
}
