import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { type AddressRange, parseRange } from "@/lib/server/net/address-range";
import { PEER_HEADER, readClientAddress } from "./client-address";
import { markPeers } from "./mark-peers";

const ranges = (...texts: string[]) =>
  texts.map((text) => parseRange(text)).filter((range) => range !== null);

function addressOf(peer: string, forwarded: string | null, trusted: AddressRange[] = []): string {
  const headers = { [PEER_HEADER]: peer, ...(forwarded !== null && { "x-forwarded-for": forwarded }) };
  return readClientAddress(new Request("http://127.0.0.1/", { headers }), trusted);
}

const own = (text: string) => addressOf(text, null);

test("the socket's address counts, whatever the client says of itself", () => {
  expect(addressOf("192.0.2.1", "198.51.100.7")).toBe(own("192.0.2.1"));
  expect(own("192.0.2.1")).not.toBe(own("192.0.2.2"));
  expect(own("::ffff:192.0.2.1")).toBe(own("192.0.2.1"));
  expect([own(""), own("nonsense")]).toEqual(["unknown", "unknown"]);
});

test("a trusted proxy says for whom it asks; what stands before the first that is not ours is the client's own tale", () => {
  const trusted = ranges("127.0.0.1", "10.0.0.0/8");
  expect(addressOf("127.0.0.1", "203.0.113.9, 198.51.100.7", trusted)).toBe(own("198.51.100.7"));
  expect(addressOf("::ffff:127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.2.3", trusted)).toBe(
    own("198.51.100.7"),
  );
  expect(addressOf("127.0.0.1", null, trusted)).toBe(own("127.0.0.1"));
  expect(addressOf("127.0.0.1", "198.51.100.7", ranges("10.0.0.0/8"))).toBe(own("127.0.0.1"));
});

test("of IPv6 a whole subscriber counts as one", () => {
  expect(own("2001:db8:1:2::1")).toBe(own("2001:db8:1:2:ffff::9"));
  expect(own("2001:db8:1:2::1")).not.toBe(own("2001:db8:1:3::1"));
});

test("the address of the socket stands in each request before it is handled, over what the client sent there", async () => {
  markPeers();
  const server = createServer((request, response) => response.end(String(request.headers[PEER_HEADER])));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { headers: { [PEER_HEADER]: "203.0.113.9" } });
  expect(await answer.text()).toBe("127.0.0.1");
  server.close();
});
