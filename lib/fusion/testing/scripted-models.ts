import { FREE, type Price, type Usage } from "@/lib/fusion/cost";
import { type FailureReason, toFailure } from "@/lib/fusion/errors";
import type { Clock, ModelCall, ModelPart, ModelPort } from "@/lib/fusion/ports";
import type { ToolCall } from "@/lib/fusion/run-request";

/** What a scripted model does with one call; `generation` is the provider's id of it. */
export type Script = ScriptedAct & { generation?: string };

type ScriptedAct =
  | {
      kind: "says";
      pieces: string[];
      everyMs?: number;
      reasoning?: string;
      /** What it calls at the end. */
      calls?: ToolCall[];
      /** What it says was not sent to it. */
      leftOut?: string;
      finish?: string;
      usage?: Usage | null;
      reportedUsd?: number;
    }
  | {
      kind: "fails";
      reason: FailureReason;
      after?: string[];
      calls?: ToolCall[];
      everyMs?: number;
      served?: boolean;
    }
  | { kind: "throws"; after?: string[] }
  /** Never ends, and does not heed the abort. */
  | { kind: "hangs"; after?: string[] }
  /** The stream ends without a terminal part. */
  | { kind: "breaks-off"; after?: string[] };

export type Scripts = Record<string, Script | ((call: ModelCall) => Script)>;

export interface ScriptedModels extends ModelPort {
  calls: ModelCall[];
}

export interface ScriptedOptions {
  clock: Clock;
  prices?: Record<string, Price>;
  /** The same model by other connections, in order, where a route is asked for; absent: itself alone. */
  routes?: Record<string, string[]>;
  /** The output limits of models; 1,000 where absent. */
  maxOutputTokens?: Record<string, number>;
  /** Until when, in epoch milliseconds, a model rests. */
  restsUntilMs?: Record<string, number>;
}

const SCRIPTED_USAGE: Usage = {
  inputTokens: 10,
  outputTokens: 20,
  cachedTokens: null,
  reasoningTokens: null,
};

/** Models that follow a script on the test's clock. A model without a script fails as not found. */
export function createScriptedModels(
  scripts: Scripts,
  { clock, prices = {}, routes = {}, restsUntilMs = {}, maxOutputTokens = {} }: ScriptedOptions,
): ScriptedModels {
  const calls: ModelCall[] = [];
  return {
    calls,
    facts: (model) => ({
      name: model,
      price: prices[model] ?? FREE,
      contextLength: 8_000,
      maxOutputTokens: maxOutputTokens[model] ?? 1_000,
      takesImages: null,
    }),
    routes: (model, route) => (route ? (routes[model] ?? [model]) : [model]),
    admit(model) {
      const forMs = (restsUntilMs[model] ?? 0) - clock.now();
      return forMs > 0 ? { reason: "overloaded", message: "Scripted: it rests.", forMs } : null;
    },
    stream(call, signal) {
      calls.push(call);
      const script = scripts[call.model];
      const act = typeof script === "function" ? script(call) : script;
      return perform(act ?? { kind: "fails", reason: "invalid-request", served: false }, clock, signal);
    },
  };
}

async function* perform(script: Script, clock: Clock, signal: AbortSignal): AsyncGenerator<ModelPart> {
  const everyMs = "everyMs" in script ? (script.everyMs ?? 10) : 10;
  const pieces = script.kind === "says" ? script.pieces : (script.after ?? []);
  if (script.generation !== undefined) yield { type: "generation", id: script.generation };
  if (script.kind === "says" && script.reasoning) yield { type: "reasoning", text: script.reasoning };
  if (script.kind === "says" && script.leftOut) yield { type: "left-out", message: script.leftOut };
  for (const text of pieces) {
    await clock.sleep(everyMs, signal);
    yield { type: "text", text };
  }
  const calls = "calls" in script ? (script.calls ?? []) : [];
  for (const call of calls) yield { type: "tool-call", call };
  if (script.kind === "throws") throw new Error("The port threw.");
  if (script.kind === "hangs") await new Promise(() => undefined);
  if (script.kind === "breaks-off" || script.kind === "hangs") return;
  if (script.kind === "fails") {
    const failure = toFailure(script.reason, `Scripted: ${script.reason}.`);
    yield {
      type: "failed",
      failure,
      served: script.served ?? pieces.length + calls.length > 0,
      usage: null,
      reportedUsd: null,
    };
    return;
  }
  const usage = script.usage === undefined ? SCRIPTED_USAGE : script.usage;
  const finish = script.finish ?? (calls.length > 0 ? "tool-calls" : "stop");
  yield { type: "finish", finish, usage, reportedUsd: script.reportedUsd ?? null };
}
