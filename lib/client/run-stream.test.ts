// biome-ignore-all lint/style/noRestrictedImports: the test serves real sockets, which only Node can
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { RunEvent } from "@/lib/fusion/run-events";
import { backoffMs, followRun, type StreamPorts, type StreamStatus } from "./run-stream";

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Each connection is answered by the next handler; the last one answers all that follow. */
async function serve(...handlers: Handler[]): Promise<{ url: string; resumedFrom: (string | undefined)[] }> {
  const resumedFrom: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const handler = handlers[Math.min(resumedFrom.length, handlers.length - 1)];
    resumedFrom.push(request.headers["last-event-id"] as string | undefined);
    handler?.(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`, resumedFrom };
}

const LOG: RunEvent[] = [
  { seq: 1, at: 0, type: "run.started", why: "new" },
  { seq: 2, at: 5, type: "candidate.delta", candidate: "A", text: "Grüße " },
  { seq: 3, at: 9, type: "candidate.delta", candidate: "A", text: "aus 東京" },
  {
    seq: 4,
    at: 12,
    type: "run.stopped",
    cost: { usd: 0, source: "computed" },
    timings: { wallMs: 12, slowestMemberMs: null, ratio: null },
  },
];

const frame = (event: RunEvent) =>
  `id: ${event.seq}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;

function send(events: RunEvent[], then: (response: ServerResponse) => void): Handler {
  return (_, response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(": hello\n\n");
    response.write(events.map(frame).join(""), () => then(response));
  };
}

const close = (response: ServerResponse) => response.end();
const cut = (response: ServerResponse) => setImmediate(() => response.destroy());
const status =
  (code: number): Handler =>
  (_, response) =>
    response.writeHead(code).end();

function portsWith(extra: Partial<StreamPorts> = {}): StreamPorts {
  return {
    fetch,
    sleep: async () => undefined,
    random: () => 0,
    isOnline: () => true,
    untilOnline: async () => undefined,
    ...extra,
  };
}

async function follow(url: string, { ports = portsWith(), lastSeq = 0, silenceMs = 35_000 } = {}) {
  const events: RunEvent[] = [];
  const statuses: StreamStatus[] = [];
  await followRun({
    url,
    lastSeq,
    silenceMs,
    ports,
    signal: AbortSignal.timeout(10_000),
    onEvent: (event) => events.push(event),
    onStatus: (each) => statuses.push(each),
  });
  return { events, kinds: statuses.map((each) => each.kind), statuses };
}

describe("following a run's stream", () => {
  it("hands on the whole log and ends with the run", async () => {
    const { url } = await serve(send(LOG, close));
    expect(await follow(url)).toMatchObject({ events: LOG, kinds: ["connecting", "live", "ended"] });
  });

  it("resumes after a cut where it left off, without gap or duplicate", async () => {
    const { url, resumedFrom } = await serve(send(LOG.slice(0, 2), cut), send(LOG.slice(1), close));
    const { events, kinds } = await follow(url);
    expect(events).toEqual(LOG);
    expect(resumedFrom).toEqual([undefined, "2"]);
    expect(kinds).toEqual(["connecting", "live", "reconnecting", "live", "ended"]);
  });

  it("takes an event that was cut in the middle from the next connection", async () => {
    const half: Handler = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      const bytes = Buffer.from(LOG.slice(0, 3).map(frame).join(""));
      response.write(bytes.subarray(0, bytes.length - 5), () => cut(response));
    };
    const { url, resumedFrom } = await serve(half, send(LOG.slice(2), close));
    expect((await follow(url)).events).toEqual(LOG);
    expect(resumedFrom).toEqual([undefined, "2"]);
  });

  it("survives characters and frames split at every byte", async () => {
    const slowly: Handler = (_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      for (const byte of Buffer.from(LOG.map(frame).join(""))) response.write(Buffer.of(byte));
      response.end();
    };
    const { url } = await serve(slowly);
    expect((await follow(url)).events).toEqual(LOG);
  });

  it("is done at a 204 and gone at a 404", async () => {
    const done = await serve(status(204));
    expect((await follow(done.url, { lastSeq: 4 })).kinds).toEqual(["connecting", "ended"]);
    expect(done.resumedFrom).toEqual(["4"]);
    const gone = await serve(status(404));
    expect((await follow(gone.url)).kinds).toEqual(["connecting", "gone"]);
  });

  it("comes back from refusals and from what is no event stream, waiting longer each time", async () => {
    const html: Handler = (_, response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<p>proxy</p>");
    const { url } = await serve(status(503), html, status(503), send(LOG, close));
    const { events, statuses } = await follow(url);
    expect(events).toEqual(LOG);
    const waits = statuses.flatMap((each) =>
      each.kind === "reconnecting" ? [`${each.why} ${each.inMs}`] : [],
    );
    expect(waits).toEqual(["refused 500", "refused 1000", "refused 2000"]);
  });

  it("says that it is offline, and goes on as soon as it is online", async () => {
    let online = false;
    const ports = portsWith({
      isOnline: () => online,
      untilOnline: async () => {
        online = true;
      },
    });
    const { url } = await serve(send(LOG.slice(0, 1), cut), send(LOG.slice(1), close));
    expect(await follow(url, { ports })).toMatchObject({
      events: LOG,
      kinds: ["connecting", "live", "offline", "live", "ended"],
    });
  });

  it("gives up a connection that fell silent", async () => {
    const { url } = await serve(
      send(LOG.slice(0, 2), () => undefined),
      send(LOG.slice(2), close),
    );
    const { events, statuses } = await follow(url, { silenceMs: 60 });
    expect(events).toEqual(LOG);
    expect(statuses).toContainEqual({ kind: "reconnecting", attempt: 1, inMs: 500, why: "silent" });
  });

  it("stops without a word when it is no longer wanted", async () => {
    const controller = new AbortController();
    const { url } = await serve(send(LOG.slice(0, 1), () => undefined));
    const kinds: string[] = [];
    await followRun({
      url,
      lastSeq: 0,
      ports: portsWith(),
      signal: controller.signal,
      onEvent: () => controller.abort(),
      onStatus: (each) => kinds.push(each.kind),
    });
    expect(kinds).toEqual(["connecting", "live"]);
  });

  it("jitters its waits between half and whole, up to 15 s", () => {
    expect([backoffMs(0, 0), backoffMs(0, 1), backoffMs(3, 0.5), backoffMs(30, 0), backoffMs(30, 1)]).toEqual(
      [500, 250, 3000, 15_000, 7_500],
    );
  });
});
