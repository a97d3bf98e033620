import { describe, expect, test } from "vitest";
import { canonicalModel, sameModel } from "./same-model";

describe("The same model through two connections", () => {
  test.each([
    ["openrouter/anthropic/claude-sonnet-5", "anthropic/claude-sonnet-5"],
    ["openrouter/anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5"],
    ["openrouter/anthropic/claude-opus-4.1", "gateway/anthropic/claude-opus-4.1"],
    ["gateway/anthropic/claude-haiku-4.5", "anthropic/claude-haiku-4-5"],
    ["openrouter/openai/gpt-5.5", "openai/gpt-5.5"],
    ["gateway/openai/gpt-5-mini", "openai/gpt-5-mini"],
    ["openrouter/openai/gpt-4o-2024-08-06", "openai/gpt-4o-2024-08-06"],
    ["openrouter/openai/o3", "openai/o3"],
    ["openrouter/openai/o4-mini", "gateway/openai/o4-mini"],
    ["openrouter/openai/gpt-oss-120b", "huggingface/openai/gpt-oss-120b"],
    ["openrouter/google/gemini-2.5-pro", "google/gemini-2.5-pro"],
    ["gateway/google/gemini-3-flash", "google/gemini-3-flash"],
    ["openrouter/google/gemma-3-27b-it", "huggingface/google/gemma-3-27b-it"],
    ["openrouter/meta-llama/llama-3.3-70b-instruct", "huggingface/meta-llama/Llama-3.3-70B-Instruct"],
    ["gateway/meta/llama-4-maverick", "openrouter/meta-llama/llama-4-maverick"],
    ["openrouter/mistralai/mistral-large-2512", "gateway/mistral/mistral-large-2512"],
    ["openrouter/x-ai/grok-4", "gateway/xai/grok-4"],
    ["openrouter/deepseek/deepseek-v3.2", "huggingface/deepseek-ai/DeepSeek-V3.2"],
    ["openrouter/z-ai/glm-4.6", "huggingface/zai-org/GLM-4.6"],
    ["openrouter/z-ai/glm-4.6", "gateway/zai/glm-4.6"],
    ["openrouter/qwen/qwen3-235b-a22b-instruct-2507", "huggingface/Qwen/Qwen3-235B-A22B-Instruct-2507"],
    ["gateway/alibaba/qwen3-max", "openrouter/qwen/qwen3-max"],
    ["openrouter/moonshotai/kimi-k2-thinking", "huggingface/moonshotai/Kimi-K2-Thinking"],
    ["openrouter/minimax/minimax-m2", "huggingface/MiniMaxAI/MiniMax-M2"],
    ["openrouter/nvidia/llama-3.3-nemotron-super-49b-v1", "vllm/llama-3.3-nemotron-super-49b-v1"],
    ["vllm/meta-llama/Llama-3.3-70B-Instruct", "huggingface/meta-llama/Llama-3.3-70B-Instruct"],
    ["ollama/llama3.2:latest", "ollama-2/llama3.2:latest"],
    ["lab/a", "lab-2/a"],
    ["fireworks/accounts/fireworks/models/gpt-oss-120b", "huggingface/openai/gpt-oss-120b"],
    ["openrouter/deepseek/deepseek-r1:free", "openrouter-2/deepseek/deepseek-r1:free"],
  ])("%s is %s", (a, b) => {
    expect([sameModel(a, b), sameModel(b, a)]).toEqual([true, true]);
  });
});

describe("Not the same model", () => {
  test.each([
    ["openrouter/anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5-20250929", "a dated release"],
    ["openai/gpt-4o", "openai-2/gpt-4o-2024-08-06", "a dated release"],
    ["google/gemini-2.5-flash", "openrouter/google/gemini-2.5-flash-lite", "a smaller one"],
    ["openai/gpt-5", "openrouter/openai/gpt-5-mini", "a smaller one"],
    ["openai/gpt-5", "openrouter/openai/gpt-5.1", "a newer one"],
    ["openrouter/anthropic/claude-3.5-sonnet", "anthropic/claude-3-7-sonnet", "a newer one"],
    ["openrouter/deepseek/deepseek-r1", "openrouter-2/deepseek/deepseek-r1:free", "another offer"],
    ["openrouter/anthropic/claude-3.7-sonnet:thinking", "anthropic/claude-3-7-sonnet", "another offer"],
    ["huggingface/Qwen/Qwen3-32B:fastest", "openrouter/qwen/qwen3-32b", "a variant"],
    ["huggingface/Qwen/Qwen3-32B:fastest", "huggingface-2/Qwen/Qwen3-32B:cheapest", "two variants"],
    ["huggingface/openai/gpt-oss-120b:groq", "openrouter/openai/gpt-oss-120b", "one backend only"],
    ["ollama/qwen3:8b", "openrouter/qwen/qwen3-8b", "a size as an offer"],
    ["ollama/llama3.2", "openrouter/meta-llama/llama-3.2-3b-instruct", "no size"],
    [
      "huggingface/acme/Llama-3.3-70B-Instruct",
      "openrouter/meta-llama/llama-3.3-70b-instruct",
      "another maker",
    ],
    ["vllm/acme/gpt-5", "openai/gpt-5", "another maker"],
    ["huggingface/unsloth/gpt-oss-120b", "huggingface-2/openai/gpt-oss-120b", "another maker"],
    ["openrouter/meta-llama/llama-3.3-70b-instruct", "vllm/llama-3.3-70b", "the base model"],
    [
      "openrouter/nvidia/llama-3.3-nemotron-super-49b-v1",
      "openrouter/nvidia/llama-3.3-nemotron-super-49b-v1.5",
      "newer",
    ],
    ["openrouter/mistralai/mistral-large", "openrouter/mistralai/mistral-large-2512", "a dated release"],
    [
      "openrouter/deepseek/deepseek-r1",
      "huggingface/deepseek-ai/DeepSeek-R1-Distill-Llama-70B",
      "a distillate",
    ],
  ])("%s and %s: %s", (a, b) => {
    expect([sameModel(a, b), sameModel(b, a)]).toEqual([false, false]);
  });
});

test("What is taken from an id", () => {
  expect(canonicalModel("openrouter/x-ai/Grok-4.1:free")).toEqual({
    name: "grok-4-1",
    vendor: "xai",
    offer: "free",
  });
  expect(canonicalModel("lab/thinker")).toEqual({ name: "thinker", vendor: null, offer: null });
});
