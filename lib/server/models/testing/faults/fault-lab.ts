import { type AddressInfo, createServer as createTcpServer, type Server } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import { Agent } from "undici";
import type { Connection } from "@/lib/server/models/connection";
import { createConnection } from "@/lib/server/models/create-connection";
import type { StreamEnvironment } from "@/lib/server/models/stream/stream-model";
import { DEFAULT_TIMEOUTS } from "@/lib/server/models/stream/timeouts";
import { CANARY_KEY } from "@/lib/server/models/testing/adapters";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";
import { EXPIRED_CERTIFICATE, ITS_KEY } from "./expired-certificate";
import type { FaultShape, Unreachable } from "./fault-shape";

/** One scripted upstream for everybody, and the addresses where no provider is. */
export interface FaultLab extends AsyncDisposable {
  upstream: Upstream;
  /** A connection with one model, which is well, or is where and as hurried as the shape says. */
  connect(id: string, model: string, shape?: FaultShape): Connection;
}

export async function openFaultLab(): Promise<FaultLab> {
  const upstream = await startUpstream({ models: {} });
  const tls = createTlsServer({ cert: EXPIRED_CERTIFICATE, key: ITS_KEY });
  const tlsPort = await listen(tls);
  const gone = createTcpServer();
  const closedPort = await listen(gone);
  await close(gone);
  const trusting = new Agent({ connect: { ca: EXPIRED_CERTIFICATE } });
  const addresses: Record<Unreachable, string> = {
    "no such host": "http://models.invalid/v1",
    "nothing listens": `http://127.0.0.1:${closedPort}/v1`,
    "expired certificate": `https://127.0.0.1:${tlsPort}/v1`,
    "no TLS": upstream.url.replace("http:", "https:"),
  };
  return {
    upstream,
    connect(id, model, shape) {
      const where = shape?.upstream;
      const spec = {
        id,
        key: `instance:${id}`,
        name: id,
        kind: "openai-compatible" as const,
        baseURL: typeof where === "string" ? addresses[where] : upstream.url,
        apiKey: CANARY_KEY,
        models: [{ id: model, price: { input: 1, output: 4 } }],
      };
      return createConnection(
        where === "expired certificate" ? { ...spec, agent: trusting } : spec,
        environmentFor(shape),
      );
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([upstream.close(), close(tls), trusting.close()]);
    },
  };
}

/** A hundred times as fast; of the limits only the one that is to be met, so that a slow machine meets no other. */
function environmentFor(shape: FaultShape | undefined): StreamEnvironment {
  const environment = testEnvironment();
  if (!shape?.limit) return environment;
  const met = { [shape.limit]: DEFAULT_TIMEOUTS[shape.limit] };
  return { ...environment, timeouts: { ...environment.timeouts, ...met } };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

function close(server: Server): Promise<unknown> {
  return new Promise((resolve) => server.close(resolve));
}
