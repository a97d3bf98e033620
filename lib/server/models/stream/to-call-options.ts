import type { LanguageModelV4CallOptions, LanguageModelV4Prompt } from "@ai-sdk/provider";
import type { ModelCall } from "@/lib/fusion/ports";

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
  for (const { role, content } of call.messages) {
    prompt.push(role === "system" ? { role, content } : { role, content: [{ type: "text", text: content }] });
  }
  return prompt;
}
