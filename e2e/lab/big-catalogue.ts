// A provider's list as long as OpenRouter's may become, the same at each start. Plain Node runs this file for bench/picker-search.mjs.

const LINES = [
  ["anthropic", "Claude Opus"],
  ["openai", "GPT"],
  ["google", "Gemini Flash"],
  ["meta-llama", "Llama"],
  ["qwen", "Qwen"],
  ["mistralai", "Mistral Large"],
  ["deepseek", "DeepSeek"],
  ["x-ai", "Grok"],
  ["moonshotai", "Kimi"],
  ["z-ai", "GLM"],
] as const;
const LENGTHS = [8_192, 32_768, 128_000, 200_000, 1_048_576] as const;

/** `GET /models` of OpenRouter with `count` models, from "Claude Opus 1" to "GLM 300" where they are 3,000. Every seventh has no price. */
export function bigCatalogue(count: number) {
  return { data: Array.from({ length: count }, (_, n) => toEntry(n)) };
}

function toEntry(n: number) {
  const [maker, line] = LINES[n % LINES.length] ?? LINES[0];
  const name = `${line} ${Math.floor(n / LINES.length) + 1}`;
  const perToken = (usdPerMillion: number) => String(usdPerMillion / 1_000_000);
  return {
    id: `${maker}/${name.toLowerCase().replaceAll(" ", "-")}`,
    name,
    context_length: LENGTHS[n % LENGTHS.length],
    architecture: {
      input_modalities: n % 3 === 0 ? ["text"] : ["text", "image"],
      output_modalities: ["text"],
    },
    supported_parameters: n % 2 === 0 ? ["max_tokens"] : ["max_tokens", "temperature", "reasoning"],
    ...(n % 7 !== 0 && {
      pricing: { prompt: perToken(((n % 50) + 1) / 10), completion: perToken(((n % 90) + 1) / 5) },
    }),
  };
}
