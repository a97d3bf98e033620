import { expect, test } from "vitest";
import type { CreateRun } from "@/lib/contract/create-run";
import type { Outcome } from "@/lib/server/refusal";
import type { Asked } from "./asked";
import { BENCH_SCRIPTS, createBench, OWNER } from "./testing/run-bench";

const PROMPT = { prompt: "Why is the sky blue?" };
const SCRIPTS = { ...BENCH_SCRIPTS, "lab/j2": { kind: "says" as const, pieces: ["Both."] } };

function by(profiles: string[] | null, models: string[] | null): Asked {
  return {
    client: null,
    grant: {
      ...{ id: "0".repeat(16), name: "CI", scopes: ["run"], profiles, models },
      ...{ dailyCapMicroUsd: null, monthlyCapMicroUsd: null },
    },
  };
}

const resultOf = (outcome: Outcome<unknown>) => {
  if (outcome.ok) return "allowed";
  const { code, errors = [] } = outcome.refusal;
  return code === "not-allowed-by-token" ? errors.map(({ path }) => path) : code;
};

/** What starting, estimating and a run that is not stored say, which must be the same. */
async function ask(body: Partial<CreateRun>, asked: Asked) {
  const bench = createBench({ scripts: SCRIPTS });
  const whole = { ...PROMPT, ...body };
  const outcomes = [
    await bench.until(bench.service.start(OWNER, whole, null, asked)),
    await bench.until(bench.service.estimate(OWNER, whole, asked)),
    await bench.service.perform(OWNER, whole, asked, new AbortController().signal),
  ];
  const results = outcomes.map(resultOf);
  expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
  return results[0];
}

test("a profile that is named runs, also where it is the default or changed in what asks no other model", async () => {
  const quality = by(["quality"], null);
  expect(await ask({ profile: "quality" }, quality)).toBe("allowed");
  expect(await ask({}, quality)).toBe("allowed");
  expect(await ask({ mode: "best-of", limits: { deadlineMs: 1_000 } }, quality)).toBe("allowed");
  expect(await ask({ profile: "budget" }, quality)).toEqual([]);
  expect(await ask({ pool: [{ model: "lab/a" }] }, quality)).toEqual([]);
  expect(await ask({ judge: { models: ["auto"] } }, quality)).toEqual([]);
});

test("models that are named run in any setup, with the judges that auto stands for", async () => {
  const pool = [{ model: "lab/a", models: ["lab/b"] }, { model: "lab/b" }];
  const all = ["lab/a", "lab/b", "lab/j"];
  expect(await ask({ pool }, by(null, all))).toBe("allowed");
  expect(await ask({ pool }, by([], ["lab/a", "lab/j"]))).toEqual(["pool.0.models.0", "pool.1.model"]);
  expect(await ask({ pool }, by(null, ["lab/a", "lab/b"]))).toEqual(["judge.models.0"]);
  expect(await ask({ pool, judge: { models: ["lab/j2", "auto"] } }, by(null, all))).toEqual([
    "judge.models.0",
  ]);
  expect(await ask({}, by(null, ["lab/a", "lab/b"]))).toEqual(["judge.models.0"]);
});

test("a model that is asked alone needs no judge", async () => {
  expect(await ask({ pool: [{ model: "lab/a" }] }, by(null, ["lab/a"]))).toBe("allowed");
});

test("asking a run for more is held to the same, whoever started it", async () => {
  const bench = createBench({ scripts: SCRIPTS });
  const id = await bench.start();
  await bench.watch(id);
  const { service } = bench;
  const more = async (asked: Asked) => {
    const outcomes = [
      await bench.until(service.retry(OWNER, id, "A", asked)),
      await bench.until(service.fuse(OWNER, id, {}, asked)),
    ];
    await bench.watch(id);
    return outcomes.map(resultOf);
  };
  expect(await more(by(["quality"], null))).toEqual(["allowed", "allowed"]);
  expect(await more(by(["budget"], null))).toEqual(["allowed", "allowed"]);
  expect(await more(by(null, ["lab/a"]))).toEqual(["allowed", ["judge.models.0"]]);
  expect(await more(by(null, ["lab/j"]))).toEqual([["pool.0.model"], "allowed"]);
  expect(await more(by([], []))).toEqual([["pool.0.model"], ["judge.models.0"]]);
  const fuse = async (body: object, asked: Asked) =>
    resultOf(await bench.until(service.fuse(OWNER, id, body, asked)));
  expect(await fuse({ judge: { models: ["lab/j2"] } }, by(["quality"], ["lab/j"]))).toEqual([
    "judge.models.0",
  ]);
  // In a debate the members speak again.
  expect(await fuse({ mode: "debate" }, by(["budget"], ["lab/j"]))).toEqual(["pool.0.model", "pool.1.model"]);
  expect(await fuse({ mode: "debate" }, by(["quality"], []))).toBe("allowed");
});

test("retrying a run that nobody judged yet asks for its judge, too", async () => {
  const fails = { kind: "fails" as const, reason: "refused" as const };
  const bench = createBench({ scripts: { ...SCRIPTS, "lab/a": fails, "lab/b": fails } });
  const id = await bench.start();
  await bench.watch(id);
  const retry = async (asked: Asked) =>
    resultOf(await bench.until(bench.service.retry(OWNER, id, "A", asked)));
  expect(await retry(by(null, ["lab/a"]))).toEqual(["judge.models.0"]);
  expect(await retry(by(null, ["lab/a", "lab/j"]))).toBe("allowed");
});

test("another token's Idempotency-Key opens nothing to a token that may not ask for the same", async () => {
  const bench = createBench({ scripts: SCRIPTS });
  const start = async (asked: Asked) => {
    const pool = [{ model: "lab/a" }, { model: "lab/b" }];
    const started = await bench.until(bench.service.start(OWNER, { ...PROMPT, pool }, "k", asked));
    if (started.ok) await bench.watch(started.value.id);
    return started;
  };
  const first = await start(by(null, null));
  expect(await start(by(null, null))).toEqual(first);
  expect(resultOf(await start(by(null, ["lab/b"])))).toBe("idempotency-conflict");
  if (!first.ok) throw new Error("It was not started.");
  const retry = async ({ client, grant }: Asked, id: string) => {
    const asked = { client, grant: grant && { ...grant, id } };
    return resultOf(await bench.until(bench.service.retry(OWNER, first.value.id, "A", asked, "l")));
  };
  const bound = by(null, ["lab/a"]);
  expect(await retry(bound, "1")).toBe("allowed");
  expect(await retry(bound, "1")).toBe("allowed");
  expect(await retry(by(null, ["lab/b"]), "2")).toBe("idempotency-conflict");
});
