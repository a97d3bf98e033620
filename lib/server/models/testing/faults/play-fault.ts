import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { createMailbox } from "@/lib/fusion/run-commands";
import type { RunEvent } from "@/lib/fusion/run-events";
import { runFusion } from "@/lib/fusion/run-fusion";
import {
  DEFAULT_CRITERIA,
  DEFAULT_LIMITS,
  type ModelMember,
  type RunRequest,
} from "@/lib/fusion/run-request";
import type { RunState } from "@/lib/fusion/run-state";
import { anyFormat } from "@/lib/fusion/testing/any-format";
import type { Connection } from "@/lib/server/models/connection";
import { createModelRegistry } from "@/lib/server/models/model-registry";
import { answer, type Script, type UpstreamRequest } from "@/lib/server/models/testing/upstream-script";
import { systemClock } from "@/lib/server/runs/system-clock";
import type { FaultLab } from "./fault-lab";
import { FALLBACK_WORDS, type FaultShape, type Words } from "./fault-shape";

export const COLUMNS = ["A", "B", "C"] as const;
/** Where the fault is: in a column, or with the judge, who has another behind it or has not. */
export const POSITIONS = [...COLUMNS, "judge", "only judge"] as const;
export type Position = (typeof POSITIONS)[number];

/** A fallback and an effort are a member's: a judge has neither. */
export function isPlayedAt({ hasFallback, thinksHard }: FaultShape, position: Position): boolean {
  return (COLUMNS as readonly string[]).includes(position) || !(hasFallback || thinksHard);
}

export interface PlayedFault {
  events: RunEvent[];
  state: RunState;
  /** How often the faulty model was asked. */
  asked: number;
  /** The candidates that the judge who served was shown. */
  shown: string[];
}

export const COLUMN_WORDS: Words = { begin: "I have begun to say", rest: " that it is four." };
const JUDGE_BEGIN = `<analysis>\n{"kind":"blind-spot","claim":"Nobody names a source."}\n</analysis>\n`;
export const FUSED = "The judges say that it is four.";

export function wordsOfNeighbour(label: string): string {
  return `${label} is well and says that it is four.`;
}

/** One run of three over real sockets, the judge's included, with the fault in one place and everybody else well. */
export async function playFault(lab: FaultLab, shape: FaultShape, position: Position): Promise<PlayedFault> {
  const nameOf = (role: string) => `${role} of ${shape.name} at ${position}`;
  const connections: Connection[] = [];
  const join = (role: string, id: string, faulty: boolean): string => {
    connections.push(lab.connect(id, nameOf(role), faulty ? shape : undefined));
    return `${id}/${nameOf(role)}`;
  };
  const pool = COLUMNS.map((label): ModelMember => {
    const faulty = label === position;
    const member: ModelMember = { model: join(label, label.toLowerCase(), faulty) };
    if (faulty) scriptFault(lab, nameOf(label), shape, COLUMN_WORDS);
    else lab.upstream.script(nameOf(label), answer(wordsOfNeighbour(label), { chunk: 24 }));
    if (!faulty) return member;
    if (shape.hasFallback) {
      lab.upstream.script(nameOf("fallback"), answer(FALLBACK_WORDS, { usage: null, chunk: 24 }));
      member.models = [join("fallback", "fallback", false)];
    }
    return shape.thinksHard ? { ...member, reasoning: "high" } : member;
  });
  const judges: string[] = [];
  if (position === "judge" || position === "only judge") {
    judges.push(join("judge", "judge", true));
    scriptFault(lab, nameOf("judge"), shape, { begin: JUDGE_BEGIN, rest: verdictFor("A") });
  }
  if (position !== "only judge") {
    judges.push(join("next judge", "next", false));
    lab.upstream.script(nameOf("next judge"), judgeWell);
  }
  const { events, state } = await playThrough(connections, pool, judges);
  const faulty = nameOf(position === "only judge" ? "judge" : position);
  const served = lab.upstream.requestsFor(nameOf("next judge")).at(-1);
  return {
    events,
    state,
    asked: lab.upstream.requestsFor(faulty).length,
    shown: served ? readLabels(served) : [],
  };
}

function scriptFault(lab: FaultLab, model: string, { upstream }: FaultShape, words: Words): void {
  if (typeof upstream === "string") return;
  const scripts = upstream(words);
  lab.upstream.script(model, ({ previous }) => (scripts[previous] ?? scripts.at(-1)) as Script);
}

function judgeWell(request: UpstreamRequest): Script {
  return answer(JUDGE_BEGIN + verdictFor(readLabels(request)[0] ?? "nobody"), { chunk: 60 });
}

function verdictFor(winner: string): string {
  const verdict = { winner, ties: [], confidence: "high", fusionBeatsBest: true, why: "It is right." };
  return `<verdict>\n${JSON.stringify(verdict)}\n</verdict>\n<answer>\n${FUSED}\n</answer>\n`;
}

function readLabels({ body }: UpstreamRequest): string[] {
  const asked = body?.messages.at(-1)?.content ?? "";
  return [...asked.matchAll(/<contestant-\w+ id="(\w+)"/g)].map(([, label = ""]) => label).sort();
}

/** One run by the real engine, through these connections. */
export async function playThrough(connections: Connection[], pool: ModelMember[], models: string[]) {
  const request: RunRequest = {
    prompt: "How much is two and two?",
    history: [],
    system: null,
    mode: "merge",
    pool,
    judge: { models, criteria: DEFAULT_CRITERIA, auto: false },
    wait: { policy: "all" },
    limits: { ...DEFAULT_LIMITS, deadlineMs: 60_000 },
    seed: 7,
  };
  const session = { id: "run", createdAt: new Date().toISOString(), startedAtMs: Date.now(), request };
  const ports = {
    models: createModelRegistry({ connections }),
    clock: systemClock,
    ids: { nonce: () => "0123456789abcdef" },
    formats: anyFormat,
  };
  const input = { ...session, from: null, why: "new" as const, mailbox: createMailbox() };
  const events: RunEvent[] = [];
  for await (const event of runFusion(input, ports, new AbortController().signal)) events.push(event);
  return { events, state: events.reduce(reduceRun, EMPTY_RUN) };
}
