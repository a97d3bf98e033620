import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fetch } from "undici";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findCode } from "@/lib/server/models/faults/classify-connect-error";
import { parseAllowedHost } from "./allowed-hosts";
import { createGuardedAgent, type ResolveAll } from "./guarded-agent";
import { parseAddress } from "./parse-address";

const seen: string[] = [];
const server = createServer((request, response) => {
  seen.push(String(request.headers.host));
  response.end("reached");
});
let port = 0;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

/** A resolver that gives one list of addresses after another, the last for good. */
function resolver(...answers: string[][]): ResolveAll {
  let asked = 0;
  return (_host, _options, callback) => {
    const addresses = answers[Math.min(asked, answers.length - 1)] ?? [];
    asked += 1;
    callback(
      null,
      addresses.map((address) => ({ address, family: parseAddress(address)?.family ?? 4 })),
    );
  };
}

const allow = (...entries: string[]) => entries.flatMap((entry) => parseAllowedHost(entry) ?? []);

async function ask(url: string, options: Parameters<typeof createGuardedAgent>[0]): Promise<string> {
  const agent = createGuardedAgent(options);
  try {
    return await (await fetch(url, { dispatcher: agent, redirect: "manual" })).text();
  } catch (error) {
    return findCode(error) ?? String(error);
  } finally {
    await agent.destroy();
  }
}

test.each([
  ["a loopback address", ["127.0.0.1"]],
  ["a mapped loopback address", ["::ffff:127.0.0.1"]],
  ["a public and a private address", ["93.184.215.14", "127.0.0.1"]],
  ["a link-local address with a zone", ["fe80::1%eth0"]],
  ["what is no address", ["nonsense"]],
])("a name that resolves to %s opens no socket", async (_case, addresses) => {
  seen.length = 0;
  const name = `https://rebind.example.com:${port}/`;
  expect([await ask(name, { allowed: [], resolve: resolver(addresses) }), seen]).toEqual([
    "ERR_FORBIDDEN_ADDRESS",
    [],
  ]);
});

test.each(["127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])(
  "the literal %s, which no resolver is asked for, opens no socket",
  async (host) => {
    seen.length = 0;
    const options = { allowed: [], resolve: resolver(["93.184.215.14"]) };
    expect([await ask(`https://${host}:${port}/`, options), seen]).toEqual(["ERR_FORBIDDEN_ADDRESS", []]);
  },
);

test("a name that was good a moment ago is looked at again for each connection", async () => {
  seen.length = 0;
  // What the first lookup, of a check made beforehand, would have seen.
  const resolve = resolver(["93.184.215.14"], ["127.0.0.1"]);
  resolve("rebind.example.com", { all: true }, () => undefined);
  expect([await ask(`https://rebind.example.com:${port}/`, { allowed: [], resolve }), seen]).toEqual([
    "ERR_FORBIDDEN_ADDRESS",
    [],
  ]);
});

test("no public address is spoken to without TLS", async () => {
  const options = { allowed: [], resolve: resolver(["93.184.215.14"]) };
  expect([
    await ask("http://llm.example.com/", options),
    await ask("http://93.184.215.14/", options),
  ]).toEqual(["ERR_FORBIDDEN_ADDRESS", "ERR_FORBIDDEN_ADDRESS"]);
});

test("an allowed name reaches its private address, on its port only", async () => {
  const resolve = resolver(["127.0.0.1"]);
  const url = `http://ollama.lan:${port}/`;
  expect([
    await ask(url, { allowed: allow("ollama.lan"), resolve }),
    await ask(url, { allowed: allow(`ollama.lan:${port}`), resolve }),
    await ask(url, { allowed: allow("ollama.lan:11434"), resolve }),
  ]).toEqual(["reached", "reached", "ERR_FORBIDDEN_ADDRESS"]);
});

test("an allowed range is reached by literal", async () => {
  expect(await ask(`http://127.0.0.1:${port}/`, { allowed: allow("127.0.0.0/8") })).toBe("reached");
});

test("an allowed name does not stand for the cloud's metadata service", async () => {
  const allowed = allow("ollama.lan");
  expect(await ask(`http://ollama.lan:${port}/`, { allowed, resolve: resolver(["169.254.169.254"]) })).toBe(
    "ERR_FORBIDDEN_ADDRESS",
  );
});
