import type { AuthContainer } from "@/lib/server/auth/auth-container";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import type { SignedIn, Who } from "@/lib/server/auth/who";
import { createConnectionBench } from "@/lib/server/connections/testing/connection-bench";
import { installContainer } from "@/lib/server/container";
import type { CallStore } from "@/lib/server/measurements/call-store";
import { createMeasurements } from "@/lib/server/measurements/measurements";
import { createMemoryCallStore } from "@/lib/server/measurements/testing/memory-call-store";
import { holdToDocument } from "@/lib/server/openapi/testing/check-answer";
import { accept } from "@/lib/server/refusal";
import { NO_FILTER, type RunStore } from "@/lib/server/runs/run-store";
import { type Bench, type BenchOptions, createBench } from "@/lib/server/runs/testing/run-bench";
import { createUsageService } from "@/lib/server/usage/usage-service";
import type { UsageStore } from "@/lib/server/usage/usage-store";
import { createMemoryVoteStore } from "@/lib/server/votes/testing/memory-vote-store";
import { createVoteService } from "@/lib/server/votes/vote-service";

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>;

export interface ApiBench extends Bench {
  /** The calls that figures are counted from. */
  measured: CallStore;
  /** From now on this person is signed in, whatever the cookie; null: nobody is. */
  as(person: SignedIn | null): void;
  /**
   * Calls a route as this browser: it keeps the guest's cookie. Time passes until the answer is there, and it must be as the
   * document of the API says.
   */
  call<Params = Record<never, never>>(
    handler: Handler<Params>,
    path: string,
    init?: CallInit<Params>,
  ): Promise<Response>;
}

interface CallInit<Params> extends Omit<RequestInit, "body"> {
  params?: Params;
  /** Sent as JSON. */
  json?: unknown;
  body?: BodyInit;
  /** Another browser, or one without a cookie. */
  cookie?: string;
}

/** Usage is counted by the database: see lib/server/usage. */
const NO_USAGE: UsageStore = {
  sums: async () => [],
  existingProfiles: async () => new Set(),
  accountNames: async () => new Map(),
};

const LAB_KEY = "instance:lab";

/** Everybody is a guest here. What is about accounts is tested over a container of its own: see `account-bench.ts`. */
const NO_ACCOUNTS = {} as Pick<AuthContainer, "accounts" | "auth" | "tokens">;

export const HOST = "127.0.0.1:3000";

/** 43 characters, as every guest's secret has. */
export const COOKIE = `tokamak_guest=${"a".repeat(43)}`;
export const OTHER_COOKIE = `tokamak_guest=${"b".repeat(43)}`;

/** The routes over a bench, in place of the process's own container. */
export function createApiBench(options: BenchOptions = {}): ApiBench {
  const bench = createBench(options);
  const measured = createMemoryCallStore();
  let account: SignedIn | null = null;
  const identifyVisitor = async (request: Request): Promise<Who> => {
    const who = account
      ? { ownerId: account.id, account, setCookie: null }
      : { ...identifyGuest(request), account: null };
    return { ...who, token: null };
  };
  installContainer({
    ...NO_ACCOUNTS,
    identifyVisitor,
    identify: async (request) => accept(await identifyVisitor(request)),
    runs: bench.service,
    shares: bench.shares,
    attachments: bench.attachments,
    profiles: bench.profiles,
    usage: createUsageService({
      store: NO_USAGE,
      budgets: { view: async () => [] },
      profileNames: async () => new Map(),
      clock: bench.clock,
    }),
    votes: createVoteService({
      store: createMemoryVoteStore((runId) => findRun(bench.store, runId)),
      ...{ runs: bench.service, clock: bench.clock },
    }),
    models: {
      forOwner: async () => ({
        ...{ ...bench.models, ...bench.deps.models },
        keyOf: () => LAB_KEY,
        keys: () => [LAB_KEY],
        tellCost: async () => ({ kind: "never" }),
      }),
    },
    measurements: createMeasurements({ store: measured, clock: bench.clock }),
    connections: createConnectionBench().service,
    ...{ limits: bench.limits, clock: bench.clock },
    checkDatabase: async () => undefined,
    startUpkeep: async () => undefined,
    shutDown: async () => undefined,
  });
  return {
    ...bench,
    measured,
    as(person) {
      account = person;
    },
    async call(handler, path, { params, ...init } = {}) {
      const request = toRequest(path, init);
      const response = await bench.until(handler(request, { params: Promise.resolve(params as never) }));
      await holdToDocument({ method: request.method, path }, response);
      return response;
    },
  };
}

function toRequest(
  path: string,
  { json, cookie = COOKIE, ...init }: Omit<CallInit<unknown>, "params">,
): Request {
  const headers = new Headers({ host: HOST, ...(cookie && { cookie }) });
  if (json !== undefined) headers.set("content-type", "application/json");
  for (const [name, value] of new Headers(init.headers)) headers.set(name, value);
  const body = json === undefined ? init.body : JSON.stringify(json);
  const duplex = body instanceof ReadableStream ? { duplex: "half" } : {};
  const method = init.method ?? (body === undefined ? "GET" : "POST");
  return new Request(`http://${HOST}${path}`, { ...init, ...duplex, method, headers, body });
}

/** With the profile that its row in the list names. */
async function findRun(store: RunStore, runId: string) {
  const run = await store.find(runId);
  if (!run) return null;
  const rows = await store.list({ ...NO_FILTER, ownerId: run.ownerId, after: null, limit: 1_000 });
  return rows.find(({ id }) => id === runId) ?? null;
}
