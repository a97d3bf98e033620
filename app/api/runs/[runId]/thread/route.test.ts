import { expect, test } from "vitest";
import { POST as startRun } from "@/app/api/runs/route";
import { acceptedSchema, type CreateRun } from "@/lib/contract/create-run";
import { problemSchema } from "@/lib/contract/problem";
import { threadSchema } from "@/lib/contract/threads";
import { identifyGuest } from "@/lib/server/auth/guest-cookie";
import { type ApiBench, COOKIE, createApiBench, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { requireValue } from "@/lib/server/runs/testing/run-bench";
import { GET } from "./route";

const { ownerId } = identifyGuest(new Request("http://x/", { headers: { cookie: COOKIE } }));

const at = (runId: string, cookie = COOKIE) => ({ params: { runId }, cookie });

function ask(bench: ApiBench, json: Partial<CreateRun>, cookie = COOKIE) {
  return bench.call(startRun, "/api/runs", { json: { prompt: "And then?", ...json }, cookie });
}

async function run(bench: ApiBench, json: Partial<CreateRun> = {}): Promise<string> {
  const { id } = acceptedSchema.parse(await (await ask(bench, json)).json());
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  return id;
}

const requestOf = async (bench: ApiBench, id: string) => (await bench.store.findCheckpoint(id))?.request;

test("a follow-up is told what was asked before and the fused answer, or the candidate's that was picked", async () => {
  const bench = createApiBench();
  const first = await run(bench, { prompt: "Why is the sky blue?" });
  const fused = requireValue(await bench.service.get(ownerId, first)).fusions[0]?.answer ?? "";
  expect(fused).not.toBe("");
  const asked = { role: "user", content: "Why is the sky blue?" };
  const second = await run(bench, { followUp: { run: first } });
  expect(await requestOf(bench, second)).toMatchObject({
    prompt: "And then?",
    history: [asked, { role: "assistant", content: fused }],
    followUp: { run: first, pick: "fused" },
  });
  const third = await run(bench, { prompt: "So?", followUp: { run: second, pick: "B" } });
  expect((await requestOf(bench, third))?.history).toEqual([
    ...[asked, { role: "assistant", content: fused }],
    ...[
      { role: "user", content: "And then?" },
      { role: "assistant", content: "Rayleigh scattering." },
    ],
  ]);
  const calls = bench.models.calls.filter(({ model }) => model === "lab/a");
  expect(calls.at(-1)?.messages.map(({ content }) => content)).toEqual([
    ...["Why is the sky blue?", fused, "And then?", "Rayleigh scattering.", "So?"],
  ]);
  const thread = threadSchema.parse(await (await bench.call(GET, "/x", at(second))).json());
  expect(
    thread.items.map(({ id, prompt, follows, pick, status }) => [id, prompt, follows, pick, status]),
  ).toEqual([
    [first, "Why is the sky blue?", null, null, "completed"],
    [second, "And then?", first, "fused", "completed"],
    [third, "So?", second, "B", "completed"],
  ]);
});

test("a conversation goes on counting for the profile that it was begun with, unless another is named", async () => {
  const bench = createApiBench();
  const first = await run(bench, { profile: "budget" });
  const pool = [{ model: "lab/a" }];
  const second = await run(bench, { followUp: { run: first }, pool });
  const third = await run(bench, { followUp: { run: second }, profile: "quality" });
  const changed = await run(bench, { followUp: { run: third }, pool, profile: "quality" });
  const found = await Promise.all([first, second, third, changed].map((id) => bench.store.find(id)));
  expect(found.map((each) => each?.profile)).toEqual(["budget", "budget", "quality", null]);
});

test("where nothing was fused, the one that answered goes on; where several did, one has to be picked", async () => {
  const bench = createApiBench({
    scripts: {
      "lab/a": { kind: "says", pieces: ["Light."] },
      "lab/b": { kind: "fails", reason: "overloaded" },
      "lab/c": { kind: "says", pieces: ["Air."] },
      "lab/j": { kind: "fails", reason: "overloaded" },
    },
  });
  const alone = await run(bench, { pool: [{ model: "lab/a" }, { model: "lab/b" }] });
  const next = await run(bench, { followUp: { run: alone } });
  expect((await requestOf(bench, next))?.history.at(-1)).toEqual({ role: "assistant", content: "Light." });
  const two = await run(bench, { pool: [{ model: "lab/a" }, { model: "lab/c" }] });
  const refused = await ask(bench, { followUp: { run: two } });
  const problem = problemSchema.parse(await refused.json());
  expect([refused.status, problem.errors?.[0]?.path]).toEqual([422, "followUp.pick"]);
  const picked = await run(bench, { followUp: { run: two, pick: "B" } });
  expect((await requestOf(bench, picked))?.history.at(-1)).toEqual({ role: "assistant", content: "Air." });
});

test("the files of earlier steps go along, and stay for as long as a step needs them", async () => {
  const bench = createApiBench();
  const data = new TextEncoder().encode("the file");
  const file = requireValue(await bench.attachments.add(ownerId, { name: "a.txt", data }));
  const first = await run(bench, { attachments: [file.id] });
  const second = await run(bench, { followUp: { run: first } });
  expect((await requestOf(bench, second))?.history[0]?.attachments).toEqual([file]);
  requireValue(await bench.service.delete(ownerId, first));
  const kept = await bench.attachments.delete(ownerId, file.id);
  expect(kept.ok ? "deleted" : kept.refusal.code).toBe("attachment-in-use");
});

test("someone else's run is followed up and read like one that never was", async () => {
  const bench = createApiBench();
  const id = await run(bench);
  const none = `run_${"x".repeat(22)}`;
  const answers = new Set<string>();
  for (const response of [
    await bench.call(GET, "/x", at(id, OTHER_COOKIE)),
    await bench.call(GET, "/x", at(none, OTHER_COOKIE)),
    await bench.call(GET, "/x", at("no id", OTHER_COOKIE)),
    await ask(bench, { followUp: { run: id } }, OTHER_COOKIE),
    await ask(bench, { followUp: { run: none } }, OTHER_COOKIE),
  ])
    answers.add(`${response.status} ${await response.text()}`);
  expect([...answers]).toHaveLength(1);
  expect([...answers][0]).toMatch(/^404 /);
});

test("a run under way is not followed up, and a conversation is sent in one way only", async () => {
  const bench = createApiBench();
  const { id } = acceptedSchema.parse(await (await ask(bench, {})).json());
  const early = await ask(bench, { followUp: { run: id } });
  expect([early.status, problemSchema.parse(await early.json()).code]).toEqual([409, "still-running"]);
  await bench.until(bench.deps.executor.find(id)?.done ?? Promise.resolve());
  const messages = [{ role: "user" as const, content: "x" }];
  for (const [json, path] of [
    [{ prompt: undefined, messages, followUp: { run: id } }, "followUp"],
    [{ followUp: { run: id, pick: "Z" } }, "followUp.pick"],
    [{ followUp: { run: id, pick: "H" } }, "followUp.pick"],
    [{ followUp: { run: { $ne: "" } } }, "followUp.run"],
    [{ followUp: { run: id, owner: "x" } }, "followUp.owner"],
  ] as [Partial<CreateRun>, string][]) {
    const response = await ask(bench, json);
    const problem = problemSchema.parse(await response.json());
    expect([response.status, problem.errors?.[0]?.path]).toEqual([422, path]);
  }
});

test("a conversation is bounded", async () => {
  const bench = createApiBench({
    scripts: {
      "lab/a": { kind: "says", pieces: ["x".repeat(250_000)] },
      "lab/j": { kind: "says", pieces: ["y"] },
    },
  });
  const first = await run(bench, { pool: [{ model: "lab/a" }], prompt: "p".repeat(160_000) });
  const refused = await ask(bench, { followUp: { run: first } });
  expect(problemSchema.parse(await refused.json()).errors?.[0]?.path).toBe("followUp");
});
