import type { AddressInfo } from "node:net";
import { createServer } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { EVERY_ADAPTER } from "@/lib/server/models/testing/adapters";
import { callFor, collectParts } from "@/lib/server/models/testing/collect-parts";
import { testEnvironment } from "@/lib/server/models/testing/test-environment";
import { startUpstream, type Upstream } from "@/lib/server/models/testing/upstream";

let upstream: Upstream;
let closedPort: number;
beforeAll(async () => {
  upstream = await startUpstream({ models: {} });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closedPort = (server.address() as AddressInfo).port;
  await new Promise((resolve) => server.close(resolve));
});
afterAll(() => upstream.close());

describe.each(EVERY_ADAPTER)("Through $name", (adapter) => {
  const failure = (message: string) => [
    {
      type: "failed",
      failure: { reason: "network", message: `${adapter.name}: ${message}`, retryable: true },
      served: false,
      usage: null,
      reportedUsd: null,
      servedBy: null,
    },
  ];
  const call = (url: string) =>
    collectParts(adapter.connect(url, testEnvironment()), callFor(`${adapter.id}/any`));

  test("a refused connection fails at once and names the address", async () => {
    expect(await call(`http://127.0.0.1:${closedPort}/v1`)).toEqual(
      failure(`nothing listens at 127.0.0.1:${closedPort}. Check that the server runs, and the base URL.`),
    );
  });

  test("a host name that does not exist fails at once", async () => {
    expect(await call("http://models.invalid/v1")).toEqual(
      failure("the host name models.invalid cannot be resolved. Check the base URL and the network."),
    );
  });

  test("a server that does not speak TLS fails at once", async () => {
    const [part] = await call(upstream.url.replace("http:", "https:"));
    expect(part).toMatchObject({ type: "failed", served: false, failure: { reason: "network" } });
    expect(part?.type === "failed" && part.failure.message).toMatch(
      /: no TLS connection to 127\.0\.0\.1:\d+ \(\w+\)\. Check whether the base URL should begin with http: or https:\.$/,
    );
  });
});
