import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { answer, fault } from "@/lib/server/models/testing/upstream-script";
import { createV1Bench, judgement, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { DELETE, GET, POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

const PANEL = { pool: ["lab/a", "lab/b"], judge: "lab/judge" };

let bench: V1Bench;
let client: Client;
beforeAll(async () => {
  bench = await createV1Bench({ "/mcp": { POST, GET, DELETE } });
  client = await connect(await bench.makeToken());
});
afterAll(() => bench.close());

async function connect(token: string, headers: Record<string, string> = {}): Promise<Client> {
  const requestInit = { headers: { authorization: `Bearer ${token}`, ...headers } };
  const url = new URL("http://127.0.0.1:3000/mcp");
  const connected = new Client({ name: "test", version: "1.0.0" });
  await connected.connect(new StreamableHTTPClientTransport(url, { fetch: bench.fetch, requestInit }));
  return connected;
}

const call = async (name: string, args: Record<string, unknown>, by = client) =>
  (await by.callTool({ name, arguments: args })) as CallToolResult;
const textOf = ({ content }: CallToolResult) =>
  content.map((part) => (part.type === "text" ? part.text : "")).join("");

test("the tools say what they do and take", async () => {
  const { tools } = await client.listTools();
  expect(tools.map(({ name }) => name)).toEqual(["fuse", "compare", "list_profiles", "get_run"]);
  expect(tools[0]?.inputSchema).toMatchObject({ required: ["prompt"], properties: { mode: {}, pool: {} } });
  expect(tools[1]?.inputSchema.properties).not.toHaveProperty("mode");
  expect(client.getInstructions()).toContain("panel");
});

test("fuse asks the panel, tells what happens, and answers; get_run has it afterwards", async () => {
  bench.upstream.script("a", answer("Scattering."));
  bench.upstream.script("b", answer("Rayleigh."));
  bench.upstream.script("judge", judgement({ answer: "Rayleigh scattering." }));
  const told: string[] = [];
  const fused = (await client.callTool(
    { name: "fuse", arguments: { prompt: "Why?", mode: "merge", ...PANEL } },
    undefined,
    { onprogress: ({ message }) => told.push(message ?? "") },
  )) as CallToolResult;
  const [said, footline] = fused.content.map((part) => (part.type === "text" ? part.text.trim() : ""));
  expect(said).toBe("Rayleigh scattering.");
  expect(told.some((line) => line.startsWith("A (lab/a): candidate completed"))).toBe(true);
  const structured = fused.structuredContent as { run: string; candidates: unknown[]; outcome: string };
  expect(footline).toContain(`Run ${structured.run} (completed, $0.0`);
  expect(structured).toMatchObject({
    status: "completed",
    candidates: [{ label: "A" }, { label: "B" }],
    verdict: { winner: "A" },
  });
  expect(structured.outcome).toMatch(/^Merged from/);
  const read = await call("get_run", { id: structured.run });
  expect(read.structuredContent).toMatchObject({ run: structured.run, status: "completed" });
  for (const words of ["Rayleigh scattering.", "## A: lab/a\n\nScattering.", "- No source.", "Strongest: A"])
    expect(textOf(read)).toContain(words);
  const { items } = await bench.container.runs.list(bench.ownerId, {}, { after: null, limit: 1 });
  expect(items[0]?.id).toBe(structured.run);
});

test("compare says in its text what the judge found", async () => {
  bench.upstream.script("a", answer("Scattering."));
  bench.upstream.script("b", answer("Rayleigh."));
  const findings = [
    { kind: "consensus", claim: "It scatters.", candidates: ["A", "B"] },
    {
      ...{ kind: "contradiction", topic: "Who found it" },
      positions: [
        { candidates: ["A"], claim: "Tyndall." },
        { candidates: ["B"], claim: "Rayleigh himself." },
      ],
    },
  ];
  const verdict = { winner: "A", ties: [], confidence: "high", why: "It is right." };
  const lines = findings.map((finding) => JSON.stringify(finding)).join("\n");
  const judged = `<analysis>\n${lines}\n</analysis>\n<verdict>\n${JSON.stringify(verdict)}\n</verdict>\n`;
  bench.upstream.script("judge", answer(judged));
  const compared = await call("compare", { prompt: "Why?", ...PANEL });
  for (const words of [
    "## B: lab/b\n\nRayleigh.",
    "## What they agree on\n\n- It scatters. (A, B)",
    "## Where they contradict each other\n\n- Who found it: Tyndall. (A); Rayleigh himself. (B)",
    "Strongest: A (confidence: high). It is right.",
    `Run ${compared.structuredContent?.run} (completed`,
  ])
    expect(textOf(compared)).toContain(words);
});

test("compare gives every answer, also where a member fails", async () => {
  bench.upstream.script("a", fault(400, { message: "no such thing" }));
  bench.upstream.script("b", answer("Rayleigh."));
  const compared = await call("compare", { prompt: "Why?", ...PANEL });
  expect(compared.isError).toBeFalsy();
  expect(textOf(compared)).toMatch(
    /## A: lab\/a\n\nNo answer: .*no such thing[\s\S]*## B: lab\/b\n\nRayleigh\./,
  );
});

test("list_profiles has the default first", async () => {
  const { structuredContent, content } = await call("list_profiles", {});
  expect(structuredContent).toMatchObject({ profiles: [{ slug: "quality" }, { slug: "budget" }] });
  expect(content[0]).toMatchObject({
    text: expect.stringMatching(/^quality: Quality\. .+\n- mode: merge\n- pool: .+\n- judge: .+/),
  });
});

test("an argument that a tool does not have is refused by its name, and nothing runs", async () => {
  const asked = bench.upstream.requestsFor("a").length;
  const cases = [
    ["fuse", { prompt: "Why?", ...PANEL, maxCostUsd: 1e-7 }],
    ["compare", { prompt: "Why?", ...PANEL, maxCostUsd: 1e-7 }],
    ["list_profiles", { maxCostUsd: 1e-7 }],
    ["get_run", { id: "run_1", maxCostUsd: 1e-7 }],
  ] as const;
  for (const [name, args] of cases) {
    const refused = await call(name, args);
    expect([refused.isError, textOf(refused)]).toEqual([true, expect.stringContaining("maxCostUsd")]);
  }
  expect(bench.upstream.requestsFor("a").length).toBe(asked);
});

test("a call that is repeated with its Idempotency-Key is one run; another with that key is refused", async () => {
  const keyed = await connect(await bench.makeToken(), { "idempotency-key": "once" });
  const runOf = async (name: string, args: object) =>
    (await call(name, { ...PANEL, ...args }, keyed)).structuredContent?.run;
  const run = await runOf("fuse", { prompt: "Why?" });
  const asked = bench.upstream.requestsFor("a").length;
  expect([run, await runOf("fuse", { prompt: "Why?" })]).toEqual([expect.stringMatching(/^run_/), run]);
  expect(bench.upstream.requestsFor("a").length).toBe(asked);
  for (const [name, prompt] of [
    ["fuse", "Why not?"],
    ["compare", "Why?"],
  ] as const)
    expect(textOf(await call(name, { prompt, ...PANEL }, keyed))).toMatch(/^idempotency-conflict/);
});

test("what is no message is told in JSON-RPC's words", async () => {
  const send = async (body: string) => {
    const response = await bench.post("/mcp", body);
    return [response.status, await response.json()];
  };
  const error = (code: number) => ({
    jsonrpc: "2.0",
    error: { code, message: expect.any(String) },
    id: null,
  });
  expect(await send("{")).toEqual([400, error(-32_700)]);
  expect(await send('{"method":1}')).toEqual([400, error(-32_600)]);
});

test("what is not accepted comes back as words that the model can mend", async () => {
  const cases: [string, Record<string, unknown>, RegExp][] = [
    ["fuse", { prompt: "Why?", pool: ["lab/none"] }, /^unknown-model: .*lab/],
    ["fuse", { prompt: "Why?", pool: ["fusion"] }, /^nested-fusion/],
    ["fuse", { prompt: "Why?", ...PANEL, max_cost_usd: 0.000001 }, /^over-budget/],
    ["get_run", { id: "run_nobody" }, /^not-found/],
  ];
  for (const [name, args, words] of cases) {
    const refused = await call(name, args);
    expect([refused.isError, textOf(refused)]).toEqual([true, expect.stringMatching(words)]);
  }
});

test("a token that may only read runs nothing, and none at all is turned away", async () => {
  const reader = await connect(await bench.makeToken({ scopes: ["read"] }));
  expect(textOf(await call("fuse", { prompt: "Why?" }, reader))).toMatch(/^missing-scope/);
  expect((await call("list_profiles", {}, reader)).isError).toBeFalsy();
  await expect(connect("tk_no")).rejects.toThrow(/does not hold/);
});

test.each<Record<string, string>>([{}, { "idempotency-key": "cancelled" }])(
  "cancelling ends the calls upstream %j",
  async (headers) => {
    const by = await connect(await bench.makeToken(), headers);
    bench.upstream.script("a", { steps: [{ text: "It is " }, "hang"] });
    bench.upstream.script("b", { steps: [{ text: "It is " }, "hang"] });
    const asked = bench.upstream.requestsFor("a").length;
    const leaving = new AbortController();
    const pending = by
      .callTool({ name: "fuse", arguments: { prompt: "Why?", ...PANEL } }, undefined, {
        signal: leaving.signal,
      })
      .catch((error: unknown) => error);
    const request = await bench.upstream.arrived("a", asked + 1);
    leaving.abort();
    await pending;
    expect((await bench.upstream.settled(request)).abortedAt).not.toBeNull();
  },
);
