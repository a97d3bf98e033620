import { z } from "zod";
import type { Price } from "@/lib/fusion/cost";
import { listEntries, noList, tokenLength } from "./list-entries";
import { imagesAmong, type ParsedList, TAKES_EVERY_SETTING, toSummary } from "./parsed-list";

/** USD per million tokens. */
const usd = z.number().min(0);

const providerSchema = z.looseObject({
  provider: z.string().min(1),
  status: z.string().nullish().catch(null),
  context_length: tokenLength,
  pricing: z.looseObject({ input: usd, output: usd }).nullish().catch(null),
});

const modelSchema = z.looseObject({
  id: z.string().min(1),
  architecture: z
    .looseObject({ input_modalities: z.array(z.string()).nullish().catch(null) })
    .nullish()
    .catch(null),
  providers: z.array(z.unknown()).catch([]),
});

/** One backend of a model. */
export interface Backend {
  provider: string;
  contextLength: number | null;
  price: Price | null;
}

/** A model by the router's own id, with the backends that are live. */
export interface RoutedModel {
  id: string;
  /** What it reads, as "image"; null where the list does not say. */
  inputs: readonly string[] | null;
  backends: Backend[];
}

/** `GET /models` of Hugging Face's router. What no backend serves now is left out. */
export function readRoutedModels(body: unknown): RoutedModel[] | null {
  const entries = listEntries(body, "data", modelSchema);
  return (
    entries?.flatMap(({ id, architecture, providers }) => {
      const backends = providers.flatMap(toBackend);
      const inputs = architecture?.input_modalities ?? null;
      return backends.length > 0 ? [{ id, inputs, backends }] : [];
    }) ?? null
  );
}

/**
 * Which backend will serve is known only afterwards, so that a model's price is that of its dearest one, and unknown where one
 * does not say; its context is that of the shortest.
 */
export function parseHuggingFaceModels(
  routed: readonly RoutedModel[] | null,
  connection: string,
): ParsedList {
  if (!routed) return noList("Hugging Face");
  const models = routed.map(({ id, inputs, backends }) =>
    toSummary(connection, id, {
      contextLength: shortest(backends),
      price: dearest(backends),
      takes: inputs && { ...TAKES_EVERY_SETTING, ...imagesAmong(inputs) },
    }),
  );
  return { ok: true, models };
}

function toBackend(value: unknown): Backend[] {
  const parsed = providerSchema.safeParse(value);
  if (!parsed.success) return [];
  const { provider, status, context_length, pricing } = parsed.data;
  if (status && status !== "live") return [];
  const price = pricing ? { input: pricing.input, output: pricing.output } : null;
  return [{ provider, contextLength: context_length ?? null, price }];
}

function shortest(backends: readonly Backend[]): number | null {
  const known = backends.map(({ contextLength }) => contextLength).filter((length) => length !== null);
  return known.length > 0 ? Math.min(...known) : null;
}

function dearest(backends: readonly Backend[]): Price | null {
  const prices = backends.map(({ price }) => price).filter((price) => price !== null);
  if (prices.length < backends.length) return null;
  return {
    input: Math.max(...prices.map(({ input }) => input)),
    output: Math.max(...prices.map(({ output }) => output)),
  };
}
