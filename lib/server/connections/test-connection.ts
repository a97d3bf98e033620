import type { ConnectionTest } from "@/lib/contract/connections";
import type { ModelSummary } from "@/lib/contract/models";
import type { Clock, ModelCall, ModelPart } from "@/lib/fusion/ports";
import type { Connection, ModelListing } from "@/lib/server/models/connection";
import { rankModels } from "@/lib/server/models/rank-models";

/** The list and the call together; a person waits and watches. */
export const TEST_LIMIT_MS = 25_000;
/** OpenAI's Responses API takes no less. */
const TINY_OUTPUT_TOKENS = 16;

/** Lists the models and makes one tiny call to the cheapest. Costs a fraction of a cent. Never rejects. */
export async function testConnection(connection: Connection, clock: Clock): Promise<ConnectionTest> {
  const startedAtMs = clock.now();
  const limit = new AbortController();
  void clock.sleep(TEST_LIMIT_MS, limit.signal).then(() => limit.abort());
  try {
    const listing = await listWithin(connection, limit.signal);
    const count = listing.status === "ready" ? listing.models.length : null;
    const model = chooseModel(listing.models);
    const result = model ? await callOnce(connection, model, limit.signal) : refuseEmpty(connection, listing);
    return {
      ...result,
      models: count,
      model: model ? model.name : null,
      ms: clock.now() - startedAtMs,
    };
  } finally {
    limit.abort();
  }
}

async function listWithin(connection: Connection, signal: AbortSignal): Promise<ModelListing> {
  for (;;) {
    // Each call waits for a list that is on its way, for a bounded time.
    const listing = await connection.list();
    if (listing.status !== "loading" || signal.aborted) return listing;
  }
}

/** Of the models that may be chosen without being asked for, the cheapest that costs something: free ones are often full. */
function chooseModel(models: readonly ModelSummary[]): ModelSummary | null {
  const ranked = rankModels(models).map(({ model }) => model);
  const cost = ({ price }: ModelSummary) => (price ? price.input + price.output : 0);
  const priced = ranked.filter((model) => cost(model) > 0).sort((a, b) => cost(a) - cost(b));
  return priced[0] ?? ranked.at(-1) ?? null;
}

async function callOnce(
  connection: Connection,
  model: ModelSummary,
  signal: AbortSignal,
): Promise<{ ok: boolean; message: string }> {
  const call: ModelCall = {
    model: model.id,
    purpose: "candidate",
    instructions: null,
    messages: [{ role: "user", content: "Reply with the word OK." }],
    maxOutputTokens: TINY_OUTPUT_TOKENS,
  };
  for await (const part of connection.stream(call, signal)) {
    if (part.type === "finish") return { ok: true, message: `${model.name} answered.` };
    if (part.type !== "failed") continue;
    if (signal.aborted) return { ok: false, message: `${model.name} did not answer in time.` };
    // A model that thought until the tiny limit did answer: the key and the address are good.
    if (isReached(part)) return { ok: true, message: `${model.name} answered.` };
    return { ok: false, message: part.failure.message };
  }
  return { ok: false, message: `${model.name} sent nothing.` };
}

function isReached({ failure, usage }: Extract<ModelPart, { type: "failed" }>): boolean {
  return failure.reason === "empty" || (failure.reason === "truncated" && usage !== null);
}

function refuseEmpty(
  { name }: Connection,
  { message, status }: ModelListing,
): { ok: boolean; message: string } {
  if (status === "ready") return { ok: false, message: `${name} lists no models: load one there first.` };
  return { ok: false, message: message ?? `${name} did not send its list of models in time.` };
}
