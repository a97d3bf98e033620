/**
 * Model servers on this machine, by their default ports: to be offered to a person, never added by themselves. Only loopback is
 * asked, and only once; a server counts where its own answers say which it is, for anything may listen on port 8080.
 */
import { z } from "zod";
import { fetchJson } from "./lists/fetch-json";
import { parseOpenAICompatibleModels } from "./lists/openai-compatible-models";

export type LocalPreset = "ollama" | "lm-studio" | "llama-cpp" | "vllm";

export interface LocalServer {
  preset: LocalPreset;
  /** The product's name. */
  name: string;
  /** For an OpenAI-compatible connection. */
  baseURL: string;
  /** How many models it lists. */
  models: number;
}

export interface LocalCandidate {
  preset: LocalPreset;
  name: string;
  port: number;
  /** A path that only this server answers, and what it answers. */
  sign: { path: string; shape: z.ZodType };
}

const MODEL_LIST = (owner: string) =>
  z.looseObject({ data: z.array(z.looseObject({ owned_by: z.literal(owner) })).min(1) });

export const LOCAL_CANDIDATES: readonly LocalCandidate[] = [
  {
    preset: "ollama",
    name: "Ollama",
    port: 11434,
    sign: {
      path: "/api/tags",
      shape: z.looseObject({ models: z.array(z.looseObject({ name: z.string() })) }),
    },
  },
  {
    preset: "lm-studio",
    name: "LM Studio",
    port: 1234,
    // Its own list beside OpenAI's says what each model is and whether it is loaded.
    sign: {
      path: "/api/v0/models",
      shape: z.looseObject({ data: z.array(z.looseObject({ id: z.string(), state: z.string() })) }),
    },
  },
  {
    preset: "llama-cpp",
    name: "llama.cpp",
    port: 8080,
    sign: { path: "/v1/models", shape: MODEL_LIST("llamacpp") },
  },
  { preset: "vllm", name: "vLLM", port: 8000, sign: { path: "/v1/models", shape: MODEL_LIST("vllm") } },
];

/** Those that answered within `timeoutMs`, in a fixed order. Never throws. */
export async function findLocalServers(
  timeoutMs = 300,
  candidates: readonly LocalCandidate[] = LOCAL_CANDIDATES,
): Promise<LocalServer[]> {
  const signal = AbortSignal.timeout(timeoutMs);
  const found = await Promise.all(candidates.map((candidate) => ask(candidate, signal)));
  return found.filter((server) => server !== null);
}

async function ask(
  { preset, name, port, sign }: LocalCandidate,
  signal: AbortSignal,
): Promise<LocalServer | null> {
  const origin = `http://127.0.0.1:${port}`;
  const get = (path: string) => fetchJson(`${origin}${path}`, { headers: {}, name, signal });
  const [answer, list] = await Promise.all([get(sign.path), get("/v1/models")]);
  if (!answer.ok || !sign.shape.safeParse(answer.body).success || !list.ok) return null;
  const parsed = parseOpenAICompatibleModels(list.body, preset);
  return parsed.ok ? { preset, name, baseURL: `${origin}/v1`, models: parsed.models.length } : null;
}
