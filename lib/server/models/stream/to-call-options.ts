import type {
  LanguageModelV4CallOptions,
  LanguageModelV4FilePart,
  LanguageModelV4Prompt,
} from "@ai-sdk/provider";
import type { CallImage, ModelCall } from "@/lib/fusion/ports";

/** The part of a call that every provider package understands. Settings the person left alone are not sent. */
export function toCallOptions(call: ModelCall): LanguageModelV4CallOptions {
  return {
    prompt: toPrompt(call),
    ...(call.temperature === undefined ? {} : { temperature: call.temperature }),
    ...(call.maxOutputTokens === undefined ? {} : { maxOutputTokens: call.maxOutputTokens }),
  };
}

function toPrompt(call: ModelCall): LanguageModelV4Prompt {
  const prompt: LanguageModelV4Prompt = call.instructions
    ? [{ role: "system", content: call.instructions }]
    : [];
  for (const { role, content, images = [] } of call.messages) {
    const text = { type: "text" as const, text: content };
    if (role === "system") prompt.push({ role, content });
    else if (role === "tool") prompt.push({ role: "user", content: [text] });
    // Images before the text: so Anthropic's documentation advises, and nobody's asks for the contrary.
    else prompt.push({ role, content: [...images.map(toFilePart), text] });
  }
  return prompt;
}

/** The bytes themselves, which every package sends inside its request: no address is given for anyone to fetch. */
function toFilePart({ mediaType, data }: CallImage): LanguageModelV4FilePart {
  return { type: "file", mediaType, data: { type: "data", data } };
}
