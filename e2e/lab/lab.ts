import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { answer, type ScriptedModel, type Step } from "@/lib/server/models/testing/upstream-script";
import { createGate, type Gate } from "./gate";

/** The models of the connection `lab`; the last two are for judging. */
export const LAB_MODELS = [
  "alder",
  "birch",
  "cedar",
  "dogwood",
  "elm",
  "fir",
  "ginkgo",
  "hazel",
  "judge",
  "second-judge",
] as const;
export type LabModel = (typeof LAB_MODELS)[number];

/** A real provider on this machine that does what a test says. */
export interface Lab {
  upstream: Upstream;
  /** What a model does from now on. */
  script(model: LabModel, scripted: ScriptedModel): void;
  /** The provider does not list it any more. */
  unlist(model: LabModel): void;
  /** One that the end of the test opens, if the test did not. */
  gate(): Gate;
  /** How often a model was asked. */
  calls(model: LabModel): number;
  /** The bodies a model was sent, in order. */
  bodies(model: LabModel): Record<string, unknown>[];
}

/** The lab's server, and what its list of models leaves out. */
export interface LabUpstream {
  upstream: Upstream;
  unlisted: Set<string>;
}

export async function startLabUpstream(): Promise<LabUpstream> {
  const unlisted = new Set<string>();
  const upstream = await startUpstream({
    models: Object.fromEntries(LAB_MODELS.map((model) => [model, defaultAnswer(model)])),
    list: () => ({
      status: 200,
      body: {
        object: "list",
        data: LAB_MODELS.filter((id) => !unlisted.has(id)).map((id) => ({ id, object: "model" })),
      },
    }),
  });
  return { upstream, unlisted };
}

/** Ginkgo takes images, hazel takes none. `listed: false` has the server ask the upstream for its list, as it does for Ollama and the like. */
export function labConnection(upstream: Upstream, listed: boolean): string {
  const price = { input: 1, output: 4 };
  // Of the others the operator does not say.
  const images = (id: LabModel) => (id === "ginkgo" || id === "hazel" ? { images: id === "ginkgo" } : {});
  const models = LAB_MODELS.map((id) => ({ id, contextLength: 128_000, price, ...images(id) }));
  const connection = { id: "lab", kind: "openai-compatible", baseURL: upstream.url, apiKey: "sk-lab-secret" };
  return JSON.stringify([listed ? { ...connection, models } : connection]);
}

export function createLab({ upstream, unlisted }: LabUpstream): Lab & { openGates(): void } {
  const gates: Gate[] = [];
  upstream.requests.length = 0;
  for (const model of LAB_MODELS) upstream.script(model, defaultAnswer(model));
  return {
    upstream,
    script: (model, scripted) => upstream.script(model, scripted),
    unlist: (model) => void unlisted.add(model),
    gate() {
      const gate = createGate();
      gates.push(gate);
      return gate;
    },
    calls: (model) => upstream.requestsFor(model).length,
    bodies: (model) => upstream.requestsFor(model).map(({ body }) => ({ ...body })),
    openGates() {
      for (const gate of gates) gate.open();
    },
  };
}

/** Says the first text, waits at the gate, says the second after a space, ends. */
export function answerAround(gate: Gate, before: string, after: string): ScriptedModel {
  const steps: Step[] = [
    ...answer(before).steps.slice(0, -3),
    { until: gate.opened },
    ...answer(` ${after}`, { usage: { prompt_tokens: 10, completion_tokens: 40, total_tokens: 50 } }).steps,
  ];
  return { steps };
}

function defaultAnswer(model: LabModel): ScriptedModel {
  return answer(`The ${model} answers in one sentence.`);
}
