import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openMasterKeyFile } from "./master-key-file";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "tokamak-keys-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const file = (dataDir = folder) => path.join(dataDir, "master.key");
const modeOf = async (name: string) => (await stat(name)).mode & 0o777;

test("the first start makes a key that only its owner can read, the next finds it", async () => {
  const dataDir = path.join(folder, "data");
  const made = openMasterKeyFile(dataDir);
  expect(openMasterKeyFile(dataDir)).toEqual(made);
  expect([await modeOf(file(dataDir)), await readdir(dataDir)]).toEqual([0o600, ["master.key"]]);
});

test("a file that others can read is closed to them", async () => {
  openMasterKeyFile(folder);
  await chmod(file(), 0o644);
  openMasterKeyFile(folder);
  expect(await modeOf(file())).toBe(0o600);
});

test("a file that holds something else is never written over", async () => {
  await writeFile(file(), "not a key");
  expect(() => openMasterKeyFile(folder)).toThrow("Put the right file back from a backup");
  expect(await readFile(file(), "utf8")).toBe("not a key");
});

test("the file may be turned like the environment's ring", async () => {
  const first = openMasterKeyFile(folder);
  await writeFile(
    file(),
    `next:${Buffer.alloc(32, 9).toString("base64")}\n${await readFile(file(), "utf8")}`,
  );
  const { sealing, keys } = openMasterKeyFile(folder);
  expect([sealing.id, [...keys.keys()], keys.get("local")]).toEqual([
    "next",
    ["next", "local"],
    first.sealing,
  ]);
});
