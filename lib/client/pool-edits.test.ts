import { describe, expect, it } from "vitest";
import { addMember, duplicateMember, moveMember, removeMember, restoreMember } from "./pool-edits";
import type { PoolEntry } from "./stored-setup";

const entry = (key: string): PoolEntry => ({ key, member: { model: `lab/${key}` } });
const pool = (keys: string) => [...keys].map(entry);
const keys = (entries: PoolEntry[]) => entries.map(({ key }) => key).join("");

describe("a pool", () => {
  it("takes an eighth member and no ninth", () => {
    const eight = addMember(pool("abcdefg"), entry("h"));
    expect([keys(eight), keys(addMember(eight, entry("i"))), keys(duplicateMember(eight, "a", "x"))]).toEqual(
      ["abcdefgh", "abcdefgh", "abcdefgh"],
    );
  });

  it("keeps its last member", () => {
    expect(keys(removeMember(removeMember(pool("ab"), "a"), "b"))).toBe("b");
  });

  it("puts a removed member back where it stood", () => {
    expect(keys(restoreMember(removeMember(pool("abc"), "b"), entry("b"), 1))).toBe("abc");
  });

  it("does not put back what would be a ninth, or is there already", () => {
    expect([
      keys(restoreMember(pool("abcdefgh"), entry("x"), 0)),
      keys(restoreMember(pool("ab"), entry("b"), 0)),
    ]).toEqual(["abcdefgh", "ab"]);
  });

  it("duplicates a member beside itself, with settings of its own", () => {
    const twice = duplicateMember(pool("ab"), "a", "x");
    expect(twice).toEqual([entry("a"), { key: "x", member: { model: "lab/a" } }, entry("b")]);
    expect(twice[0]?.member).not.toBe(twice[1]?.member);
  });

  it("moves a member by one and never past an end", () => {
    expect([
      keys(moveMember(pool("abc"), "b", -1)),
      keys(moveMember(pool("abc"), "b", 1)),
      keys(moveMember(pool("abc"), "a", -1)),
    ]).toEqual(["bac", "acb", "abc"]);
  });
});
