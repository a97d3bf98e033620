import { expect, test } from "vitest";
import { compare } from "./comparison";
import { compose } from "./compose";
import { rank } from "./ranking";

const PROMPT = "What should we know before we run PostgreSQL in production?";
const BODY = [
  "PostgreSQL accepts 100 connections by default, so a pooler belongs in front of it.",
  "Rehearse the restore of a backup every quarter, before you need it.",
].join(" ");
const UPGRADES =
  "Major upgrades need a dump or a logical replica, because the files on disk change their format between versions.";
const VACUUM =
  "Autovacuum must keep ahead of long transactions, otherwise dead rows pile up and every scan slows down.";

const fuse = (prompt: string, ...texts: string[]) => {
  const comparison = compare(prompt, texts);
  return compose(comparison, rank(comparison));
};

test("what only the others say follows the winner's own text as a list", () => {
  expect(fuse(PROMPT, BODY, BODY, `${UPGRADES} ${VACUUM}`)).toBe(
    `${BODY}\n\n### Also worth knowing\n\n- ${VACUUM}\n- ${UPGRADES}`,
  );
});

test("nothing is composed where there is nothing to add", () => {
  expect(fuse(PROMPT, BODY, BODY, BODY)).toBeNull();
  expect(fuse(PROMPT, BODY)).toBeNull();
  expect(fuse("How many bags can she fill?", "The answer is 14.", "The answer is 14.")).toBeNull();
});

test("a sentence on the losing side of a number gives way to the majority's", () => {
  const long = `${BODY.replace("100", "500")} ${VACUUM} ${UPGRADES}`;
  const comparison = compare(PROMPT, [long, `${BODY} ${VACUUM}`, `${BODY} ${UPGRADES}`]);
  const [winner, ...others] = rank(comparison).sort((a, b) => a.by - b.by);
  expect(comparison.contradictions).toHaveLength(1);
  expect(winner && compose(comparison, [winner, ...others])).toBe(`${BODY} ${VACUUM} ${UPGRADES}`);
});

test("code, tables and formulas of the winner stand as they were", () => {
  const code = "```sql\nSELECT 1;\n```\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n$$\nx = 1\n$$";
  const fused = fuse(PROMPT, `${BODY}\n\n${code}`, BODY, `${UPGRADES} ${VACUUM}`);
  expect(fused).toContain("- ");
  if (fused?.includes("SELECT")) expect(fused).toContain(code);
});

test("remarks about names that the winner's code does not have are left out", () => {
  const code = `${BODY}\n\n\`\`\`ts\nconst pool = open();\n\`\`\``;
  const stranger =
    "Call `drainEverything` before the process exits, otherwise open transactions roll back without a trace.";
  const fused = fuse(PROMPT, code, code, `${stranger} ${UPGRADES} ${VACUUM}`);
  expect(fused).toContain(UPGRADES);
  expect(fused).not.toContain("drainEverything");
});

test("nothing is taken from a candidate that recommends something else", () => {
  const prompt = "SQLite, PostgreSQL or a managed NoSQL database? Recommend one.";
  const own = `I recommend PostgreSQL. ${BODY}`;
  const camp = `I recommend SQLite. ${VACUUM} ${UPGRADES}`;
  expect(fuse(prompt, own, own, camp)).toBeNull();
});

test("outside English the list has no English heading", () => {
  const own = "PostgreSQL erlaubt von Haus aus 100 Verbindungen, daher gehört ein Pooler davor.";
  const more =
    "Große Versionssprünge brauchen einen Abzug oder ein logisches Replikat, weil sich das Dateiformat ändert. Lange Transaktionen halten Autovacuum auf, sonst sammeln sich tote Zeilen und jede Abfrage wird langsamer.";
  expect(fuse("Was ist bei PostgreSQL im Betrieb zu beachten?", own, own, more)).toContain("\n\n---\n\n- ");
});
