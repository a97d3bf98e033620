import { z } from "zod";
import { knownModel } from "@/lib/server/models/prices/known-price";
import { listEntries, noList, tokenLength } from "./list-entries";
import { type ParsedList, toSummary } from "./parsed-list";

const modelSchema = z.looseObject({
  name: z.string().regex(/^models\/./),
  displayName: z.string().nullish().catch(null),
  inputTokenLimit: tokenLength,
  outputTokenLimit: tokenLength,
  supportedGenerationMethods: z.array(z.string()).nullish().catch(null),
  temperature: z.number().nullish().catch(null),
  maxTemperature: z.number().nullish().catch(null),
  thinking: z.boolean().nullish().catch(null),
});

/** What generates content and does not answer in text. */
const NOT_FOR_CHAT =
  /-image|-tts|-live|native-audio|embedding|computer-use|robotics|nano-banana|veo|imagen|lyria/;

/** `GET /v1beta/models` of the Gemini API. It names no prices: those come from the bundled price data. */
export function parseGoogleModels(body: unknown, connection: string): ParsedList {
  const entries = listEntries(body, "models", modelSchema);
  if (!entries) return noList("Google");
  const models = entries.flatMap((model) => {
    const id = model.name.slice("models/".length);
    const methods = model.supportedGenerationMethods;
    if (NOT_FOR_CHAT.test(id) || (methods && !methods.includes("generateContent"))) return [];
    const known = knownModel("google", id);
    return [
      toSummary(connection, id, {
        name: model.displayName ?? id,
        contextLength: model.inputTokenLimit ?? known.contextLength,
        maxOutputTokens: model.outputTokenLimit ?? null,
        price: known.price,
        takes: {
          temperature: typeof (model.maxTemperature ?? model.temperature) === "number",
          reasoning: model.thinking === true,
          maxOutputTokens: true,
          // The list does not say. Every Gemini does; of the Gemmas, some.
          ...(id.startsWith("gemini-") && { images: true }),
        },
      }),
    ];
  });
  return { ok: true, models };
}
