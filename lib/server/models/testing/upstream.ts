/**
 * A server that does what its scripts say, faults included, over real sockets, in the protocol of whoever asks: OpenAI's,
 * Anthropic's, Google's or the gateway's. Called by tests only. A call is routed by its model; `GET …/models` lists the
 * scripted ones, or what `list` says.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { findDialect, modelOf } from "./dialects/find-dialect";
import { playStream } from "./play-stream";
import type { ChatBody, Script, ScriptedModel, StatusScript, UpstreamRequest } from "./upstream-script";

export interface Upstream extends AsyncDisposable {
  /** The base URL for a connection; it ends in `/v1`. */
  url: string;
  /** Every request, in the order they came, lists included. */
  requests: UpstreamRequest[];
  /** The chat requests for one model. */
  requestsFor(model: string): UpstreamRequest[];
  /** Resolves when a chat request for the model has arrived (the nth, from 1). */
  arrived(model: string, nth?: number): Promise<UpstreamRequest>;
  /** Resolves once the request's client has gone or its answer has ended. */
  settled(request: UpstreamRequest): Promise<UpstreamRequest>;
  /** Adds or replaces a model. */
  script(model: string, script: ScriptedModel): void;
  close(): Promise<void>;
}

export interface UpstreamOptions {
  models: Record<string, ScriptedModel>;
  /** The body of `GET /models`, or a script of its answer. */
  list?: (() => StatusScript | Promise<StatusScript>) | Record<string, unknown>;
  /** 0 takes a free port. */
  port?: number;
}

type Watcher = { matches(): boolean; wake(): void };

export async function startUpstream({ models, list, port = 0 }: UpstreamOptions): Promise<Upstream> {
  const scripts = new Map(Object.entries(models));
  const requests: UpstreamRequest[] = [];
  const watchers = new Set<Watcher>();
  const changed = () => {
    for (const watcher of [...watchers].filter(({ matches }) => matches())) {
      watchers.delete(watcher);
      watcher.wake();
    }
  };
  const server = createServer((incoming, outgoing) => {
    void serve(incoming, outgoing, { scripts, requests, list, changed });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  };
  const requestsFor = (model: string) => requests.filter((request) => request.model === model);
  const when = (matches: () => boolean) =>
    new Promise<void>((resolve) => {
      if (matches()) return resolve();
      const watcher = { matches, wake: resolve };
      watchers.add(watcher);
    });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    requestsFor,
    async arrived(model, nth = 1) {
      await when(() => requestsFor(model).length >= nth);
      return requestsFor(model)[nth - 1] as UpstreamRequest;
    },
    async settled(request) {
      await when(() => request.abortedAt !== null || request.endedAt !== null);
      return request;
    },
    script: (model, script) => void scripts.set(model, script),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Scene {
  scripts: Map<string, ScriptedModel>;
  requests: UpstreamRequest[];
  list: UpstreamOptions["list"];
  changed(): void;
}

async function serve(incoming: IncomingMessage, outgoing: ServerResponse, scene: Scene): Promise<void> {
  const body = await readBody(incoming);
  const path = incoming.url ?? "";
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  );
  const model = modelOf(path, headers, body);
  const request: UpstreamRequest = {
    method: incoming.method ?? "",
    path,
    headers,
    model,
    body,
    at: Date.now(),
    remotePort: String(incoming.socket.remotePort),
    previous: scene.requests.filter((earlier) => model !== null && earlier.model === model).length,
    abortedAt: null,
    endedAt: null,
  };
  scene.requests.push(request);
  outgoing.on("close", () => {
    if (outgoing.writableFinished) request.endedAt = Date.now();
    else request.abortedAt = Date.now();
    scene.changed();
  });
  scene.changed();
  if (request.method === "GET") return answerList(outgoing, scene);
  const script = model === null ? undefined : scene.scripts.get(model);
  if (!script) return answerStatus(outgoing, unknownModel(model));
  await play(outgoing, typeof script === "function" ? await script(request) : script, path);
}

async function play(outgoing: ServerResponse, script: Script, path: string): Promise<void> {
  if (script === "no-headers") return;
  if (script === "reset") return void outgoing.socket?.resetAndDestroy();
  if ("status" in script) return answerStatus(outgoing, script);
  await playStream(outgoing, script, findDialect(path));
}

async function answerList(outgoing: ServerResponse, { scripts, list }: Scene): Promise<void> {
  if (typeof list === "function") return answerStatus(outgoing, await list());
  const data = [...scripts.keys()].map((id) => ({ id, object: "model" }));
  answerStatus(outgoing, { status: 200, body: list ?? { object: "list", data } });
}

function answerStatus(outgoing: ServerResponse, { status, headers, body }: StatusScript): void {
  const isText = typeof body === "string";
  outgoing.writeHead(status, { "content-type": isText ? "text/html" : "application/json", ...headers });
  outgoing.end(isText ? body : JSON.stringify(body ?? {}));
}

function unknownModel(model: string | null): StatusScript {
  const message = `The model ${JSON.stringify(model)} does not exist.`;
  return {
    status: 404,
    body: { error: { message, type: "invalid_request_error", code: "model_not_found" } },
  };
}

async function readBody(incoming: IncomingMessage): Promise<ChatBody | null> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString("utf8");
  return text === "" ? null : (JSON.parse(text) as ChatBody);
}
