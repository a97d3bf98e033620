import { expect, test } from "vitest";
import { loadPersistently } from "./load-persistently";

function failing(times: number) {
  let asked = 0;
  return async () => {
    asked += 1;
    if (asked <= times) throw new Error(`failure ${asked}`);
    return `part after ${asked}`;
  };
}

function recordingWait() {
  const waits: number[] = [];
  return { waits, wait: async (ms: number) => void waits.push(ms) };
}

test("a part that comes at once is not waited for", async () => {
  const { waits, wait } = recordingWait();
  expect([await loadPersistently(failing(0), wait), waits]).toEqual(["part after 1", []]);
});

test("a part that fails is asked for again, with longer waits up to five seconds", async () => {
  const { waits, wait } = recordingWait();
  expect(await loadPersistently(failing(6), wait)).toBe("part after 7");
  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

test("a part that never comes fails with its last reason", async () => {
  const { waits, wait } = recordingWait();
  await expect(loadPersistently(failing(99), wait)).rejects.toThrow("failure 20");
  expect(waits).toHaveLength(19);
});
