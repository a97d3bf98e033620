import type { FusionPorts } from "@/lib/fusion/ports";
import { EMPTY_RUN, reduceRun } from "@/lib/fusion/reduce-run";
import { createMailbox, type RunCommand, type RunMailbox } from "@/lib/fusion/run-commands";
import type { RunEvent } from "@/lib/fusion/run-events";
import { runFusion } from "@/lib/fusion/run-fusion";
import { DEFAULT_CRITERIA, DEFAULT_LIMITS, type RunRequest } from "@/lib/fusion/run-request";
import type { SessionInput } from "@/lib/fusion/run-session";
import type { RunState } from "@/lib/fusion/run-state";
import { anyFormat } from "./any-format";
import {
  createScriptedModels,
  type ScriptedModels,
  type ScriptedOptions,
  type Scripts,
} from "./scripted-models";
import { createVirtualClock, type VirtualClock } from "./virtual-clock";

export interface Play
  extends Pick<ScriptedOptions, "prices" | "routes" | "restsUntilMs" | "maxOutputTokens"> {
  scripts: Scripts;
  request?: Partial<RunRequest>;
  /** Every text keeps to every format where absent. */
  formats?: FusionPorts["formats"];
  from?: RunState;
  why?: SessionInput["why"];
  commands?: RunCommand[];
  /** A person's stop came before the session began. */
  stopped?: boolean;
  /** Called after each event, before time moves on. */
  onEvent?(event: RunEvent, hands: { mailbox: RunMailbox; stop(): void; clock: VirtualClock }): void;
}

export interface Played {
  events: RunEvent[];
  state: RunState;
  models: ScriptedModels;
  clock: VirtualClock;
}

export function requestFor(scripts: Scripts, request: Partial<RunRequest> = {}): RunRequest {
  const members = Object.keys(scripts).filter((model) => !model.startsWith("test/judge"));
  return {
    prompt: "What is the answer?",
    history: [],
    system: null,
    mode: "merge",
    pool: members.map((model) => ({ model })),
    judge: { models: ["test/judge"], criteria: DEFAULT_CRITERIA, auto: false },
    wait: { policy: "all" },
    limits: { ...DEFAULT_LIMITS, deadlineMs: 60_000 },
    seed: 7,
    ...request,
  };
}

/** Plays a run to its end on a virtual clock: time moves only when nothing else can. */
export async function playRun(play: Play): Promise<Played> {
  const clock = createVirtualClock(play.from ? 1_000_000 : 0);
  const models = createScriptedModels(play.scripts, { ...play, clock });
  const ports: FusionPorts = {
    models,
    clock,
    ids: { nonce: () => "0123456789abcdef" },
    formats: play.formats ?? anyFormat,
  };
  const mailbox = createMailbox(play.commands);
  const stop = new AbortController();
  if (play.stopped) stop.abort();
  const input: SessionInput = {
    id: "run-1",
    createdAt: "2026-11-20T00:00:00.000Z",
    startedAtMs: 0,
    request: requestFor(play.scripts, play.request),
    from: play.from ?? null,
    why: play.why ?? "new",
    mailbox,
  };
  const events: RunEvent[] = [];
  let ended = false;
  const reading = (async () => {
    for await (const event of runFusion(input, ports, stop.signal)) {
      events.push(event);
      play.onEvent?.(event, { mailbox, stop: () => stop.abort(), clock });
    }
    ended = true;
  })();
  for (let idle = 0; !ended && idle < 3; ) {
    await settle();
    idle = ended || clock.advance() ? 0 : idle + 1;
  }
  if (!ended) throw new Error(`The run hangs after ${events.length} events.`);
  await reading;
  return { events, state: fold(events, play.from), models, clock };
}

/** Lets every promise that can go on go on. */
function settle(): Promise<void> {
  // biome-ignore lint/style/noRestrictedGlobals: a test's hands are outside the core's time
  return new Promise((resolve) => setImmediate(resolve));
}

export function fold(events: readonly RunEvent[], from: RunState = EMPTY_RUN): RunState {
  return events.reduce(reduceRun, from);
}
