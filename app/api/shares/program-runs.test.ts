import { expect, test } from "vitest";
import { POST as share } from "@/app/api/runs/[runId]/share/route";
import { shareViewSchema } from "@/lib/contract/shares";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { COOKIE, createApiBench } from "@/lib/server/http/testing/api-bench";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { GET as readEvents } from "./[slug]/events/route";
import { GET as read } from "./[slug]/route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));

test("which program asked, with which token and for whom, is not told, nor what its tools gave back", async () => {
  const bench = createApiBench();
  const calls = [{ id: "call_1", name: "look_up", arguments: '{"of":"the sky"}' }];
  const program = {
    ...{ prompt: "Why is the sky blue?", system: null },
    history: [{ role: "user" as const, content: "an earlier secret" }],
    after: [
      { role: "assistant" as const, content: "", toolCalls: calls },
      { role: "tool" as const, content: "what the tool knows", toolCallId: "call_1" },
    ],
    answer: { tools: [{ name: "look_up", description: "asks intranet.example", parameters: {} }] },
  };
  const client = {
    source: "api" as const,
    token: { id: "tok_hidden", name: "Nightly job" },
    user: "ann@example.org",
    metadata: { ticket: "T-4711" },
  };
  const started = bench.service.start(ownerId, { prompt: "x" }, null, { client, grant: null, program });
  const { id } = requireValue(await bench.until(started));
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  const shared = await bench.call(share, "/x", { params: { runId: id }, json: { showCosts: true } });
  const { slug } = shareViewSchema.parse(await shared.json());
  const strange = { params: { slug }, cookie: "" };
  const state = await (await bench.call(read, "/x", strange)).text();
  const events = await (await bench.call(readEvents, "/x", strange)).text();
  const page = JSON.stringify(requireValue(await bench.shares.read(slug, { account: null })));
  expect(JSON.parse(state)).toMatchObject({ request: { after: [{ role: "assistant" }, { role: "tool" }] } });
  for (const text of [state, events, page])
    expect(text).not.toMatch(/Nightly|tok_hidden|ann@|T-4711|earlier secret|tool knows|the sky"|intranet/);
  const own = JSON.stringify(requireValue(await bench.service.get(ownerId, id)));
  expect(own).toContain("what the tool knows");
});
