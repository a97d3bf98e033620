import { expect, test } from "vitest";
import type { NewVote, VoteStore } from "@/lib/server/votes/vote-store";

/** Runs r1 and r2 of acct_one, started with `quality` and with none, and r3 of acct_two. */
export const VOTED_RUNS = [
  { id: "r1", ownerId: "acct_one", profile: "quality" },
  { id: "r2", ownerId: "acct_one", profile: null },
  { id: "r3", ownerId: "acct_two", profile: "quality" },
];

const vote = (runId: string, more: Partial<NewVote> = {}): NewVote => ({
  ...{ runId, ownerId: "acct_one", pick: "A", blind: false, model: "lab/a", stood: ["lab/a", "lab/b"] },
  ...{ atMs: 1_900_000_000_000, ...more },
});
const r1 = { runId: "r1", ownerId: "acct_one" };

export function describeVoteStore(open: () => Promise<VoteStore>): void {
  test("keeps one vote a run, the last one, with the run's profile", async () => {
    const store = await open();
    expect(await store.find(r1)).toBeNull();
    await store.put(vote("r1"));
    const changed = { pick: "F1", blind: true, model: null, atMs: 1_900_000_000_999 };
    const kept = { ...r1, ...changed, profile: "quality" };
    expect(await store.put(vote("r1", changed))).toEqual(kept);
    expect(await store.find(r1)).toEqual(kept);
    expect(await store.put(vote("r2"))).toMatchObject({ runId: "r2", profile: null });
    await store.delete(r1);
    await store.delete(r1);
    expect([await store.find(r1), (await store.find({ ...r1, runId: "r2" }))?.pick]).toEqual([null, "A"]);
  });

  test("takes no vote on a run that is gone or another's, and shows and deletes none of another's", async () => {
    const store = await open();
    expect([await store.put(vote("r3")), await store.put(vote("r9"))]).toEqual([null, null]);
    await store.put(vote("r1"));
    const theirs = { runId: "r1", ownerId: "acct_two" };
    expect(await store.find(theirs)).toBeNull();
    await store.delete(theirs);
    expect(await store.find(r1)).not.toBeNull();
  });

  test("counts how often a model was picked, of the owner's votes in which it stood", async () => {
    const store = await open();
    await store.put(vote("r1"));
    await store.put(vote("r2", { pick: "F1", model: null, stood: ["lab/c", "lab/a"] }));
    await store.put(vote("r3", { ownerId: "acct_two", model: "lab/b", stood: ["lab/b"] }));
    expect(await store.tallyModels("acct_one")).toEqual([
      { model: "lab/a", picked: 1, of: 2 },
      { model: "lab/b", picked: 0, of: 1 },
      { model: "lab/c", picked: 0, of: 1 },
    ]);
    expect(await store.tallyModels("acct_none")).toEqual([]);
  });
}
