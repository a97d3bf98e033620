import { expect, test } from "vitest";
import type { Member } from "@/lib/fusion/run-request";
import { checkGrant } from "./check-grant";
import type { TokenGrant } from "./token-grant";

const grant = (profiles: string[] | null, models: string[] | null): TokenGrant => ({
  ...{ id: "0".repeat(16), name: "CI", scopes: ["run"], profiles, models },
  ...{ dailyCapMicroUsd: null, monthlyCapMicroUsd: null },
});
const POOL: Member[] = [
  { model: "lab/a", models: ["lab/b"] },
  { pasted: "Forty-two.", name: "my draft" },
];
const ASKED = { pool: POOL, judges: ["lab/j", "lab/k"] };
const ALL = ["lab/a", "lab/b", "lab/j", "lab/k"];
const BY_QUALITY = { profile: "quality", ownPool: false, ownJudge: false };
const OWN = { profile: "quality", ownPool: true, ownJudge: true };
const faultsOf = (...args: Parameters<typeof checkGrant>) => {
  const refusal = checkGrant(...args)?.refusal;
  return refusal ? (refusal.errors ?? []).map(({ path }) => path) : "allowed";
};

test("without a token, and by one that names nothing, everything is allowed", () => {
  expect([checkGrant(null, OWN, ASKED), checkGrant(grant(null, null), OWN, ASKED)]).toEqual([null, null]);
});

test("a profile that is named is allowed as it is, whatever models it asks", () => {
  expect(faultsOf(grant(["quality"], null), BY_QUALITY, ASKED)).toBe("allowed");
  expect(faultsOf(grant(["quality"], []), BY_QUALITY, ASKED)).toBe("allowed");
});

test.each([
  ["another profile", { ...BY_QUALITY, profile: "budget" }],
  ["none", { ...BY_QUALITY, profile: null }],
  ["its name with a pool of one's own", { ...BY_QUALITY, ownPool: true }],
  ["its name with a judge of one's own", { ...BY_QUALITY, ownJudge: true }],
])("where profiles alone are named, %s is not allowed", (_, setup) => {
  expect(checkGrant(grant(["quality"], null), setup, ASKED)).toEqual({
    ok: false,
    refusal: {
      code: "not-allowed-by-token",
      detail:
        'The API token "CI" may run the profiles quality as they are. Its owner can allow more under Settings → API tokens.',
    },
  });
});

test("else every model must be named: members, fallbacks and judges, and those that an unnamed profile asks", () => {
  expect(faultsOf(grant(null, ALL), OWN, ASKED)).toBe("allowed");
  expect(faultsOf(grant(null, ALL), BY_QUALITY, ASKED)).toBe("allowed");
  const faults: Record<string, string> = {
    "lab/a": "pool.0.model",
    "lab/b": "pool.0.models.0",
    "lab/j": "judge.models.0",
    "lab/k": "judge.models.1",
  };
  for (const [model, path] of Object.entries(faults)) {
    const others = ALL.filter((one) => one !== model);
    expect([
      faultsOf(grant(null, others), OWN, ASKED),
      faultsOf(grant(["budget"], others), BY_QUALITY, ASKED),
    ]).toEqual([[path], [path]]);
  }
});

test("a model is allowed where it was named, and not on other connections", () => {
  const routed = { pool: [{ model: "lab/a", route: "fastest" as const }], judges: [] };
  expect(faultsOf(grant(null, ALL), OWN, routed)).toEqual(["pool.0.route"]);
  expect(faultsOf(grant(["quality"], ALL), BY_QUALITY, routed)).toBe("allowed");
});

test("a refusal says what is allowed, what is not, and where to change it", () => {
  expect(checkGrant(grant(["quality"], ["lab/a"]), OWN, ASKED)?.refusal.detail).toBe(
    'The API token "CI" may run the profiles quality as they are, or the models lab/a. The API token does not allow lab/b. ' +
      "The API token does not allow lab/j. The API token does not allow lab/k. Its owner can allow more under Settings → API tokens.",
  );
  expect(checkGrant(grant([], []), OWN, { pool: [], judges: [] })).toBeNull();
  expect(checkGrant(grant([], null), OWN, ASKED)?.refusal.detail).toContain("may run nothing");
});
