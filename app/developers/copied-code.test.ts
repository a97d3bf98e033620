/** Copied code does what the page would do: a shell gives it back as it was, and the server makes the same run of it. */
import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { resolveSetup } from "@/lib/client/resolve-setup";
import { PLAIN_SETUP, type StoredSetup } from "@/lib/client/stored-setup";
import { modelList } from "@/lib/client/testing/model-list";
import { toChatCall } from "@/lib/client/to-code/chat-call";
import { quoteForShell, toCode } from "@/lib/client/to-code/to-code";
import { toCreateRun } from "@/lib/client/to-create-run";
import { chatRequestSchema } from "@/lib/contract/openai/chat-request";
import { chooseTarget } from "@/lib/server/v1/choose-target";

const changed: StoredSetup = {
  ...PLAIN_SETUP,
  profile: "budget",
  mode: "merge",
  pool: [
    { key: "1", member: { model: "lab/a", temperature: 0.2, models: ["lab/b"], route: ["lab"] } },
    { key: "2", member: { pasted: "It's Rayleigh's doing.", name: "my draft" } },
  ],
  judges: ["lab/c", "local/extractive"],
  criteria: [{ name: "accuracy", weight: 3, instruction: "True." }],
  wait: { policy: "quorum", count: 2, graceMs: 500 },
  limits: { deadlineMs: 60_000, maxCostUsd: 0.25, debateRounds: 2 },
};

const NASTY = 'it\'s "quoted" $HOME `id` $(id) \\n !! %s\nsecond line\ttab \u2028 😀 é $x';

test("a shell gives back any text as it was", () => {
  const out = execFileSync("/bin/sh", ["-c", `printf %s ${quoteForShell(NASTY)}`], { encoding: "utf8" });
  expect(out).toBe(NASTY);
});

test("what curl would send is the call, whatever the prompt holds", () => {
  const call = toChatCall({ prompt: NASTY, system: null }, resolveSetup(changed, modelList()));
  const code = toCode("curl", call, { origin: "http://127.0.0.1:3000" });
  const script = `curl() { for last; do :; done; printf %s "$last"; }\n${code}`;
  const sent = execFileSync("/bin/sh", ["-c", script], { encoding: "utf8" });
  expect(JSON.parse(sent)).toEqual(JSON.parse(JSON.stringify(call)));
});

test("the server makes the run of it that the page would have sent", async () => {
  const setup = resolveSetup(changed, modelList());
  const draft = { prompt: "Why?", system: "", attachments: [] };
  const body = chatRequestSchema.parse(toChatCall(draft, setup));
  const target = await chooseTarget(body, async (name) => name);
  const { prompt: _, judge, ...page } = toCreateRun(draft, setup, changed);
  expect(target).toMatchObject({
    ok: true,
    value: { kind: "fusion", body: { ...page, judge: { models: judge?.models }, criteria: judge?.criteria } },
  });
});
