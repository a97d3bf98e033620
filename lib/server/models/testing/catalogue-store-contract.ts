import { expect, test } from "vitest";
import type { CatalogueStore } from "@/lib/server/models/lists/catalogue-store";

const AT_MS = 1_799_999_999_000;

/** What every catalogue store does. `open` gives an empty one. */
export function describeCatalogueStore(open: () => Promise<CatalogueStore>): void {
  test("gives back what was kept, and nothing for another key", async () => {
    const store = await open();
    const row = { key: "instance:lab 1f", models: '[{"name":"Łab \u{1f30c}"}]', fetchedAtMs: AT_MS };
    await store.save(row);
    expect([await store.find(row.key), await store.find("instance:lab 2e")]).toEqual([row, null]);
  });

  test("keeps the latest under a key", async () => {
    const store = await open();
    await store.save({ key: "a", models: "[1]", fetchedAtMs: AT_MS });
    await store.save({ key: "a", models: "[2]", fetchedAtMs: AT_MS + 1 });
    expect([await store.find("a"), await store.list()]).toEqual([
      { key: "a", models: "[2]", fetchedAtMs: AT_MS + 1 },
      [{ key: "a", fetchedAtMs: AT_MS + 1 }],
    ]);
  });

  test("deletes what is named and leaves the rest", async () => {
    const store = await open();
    for (const key of ["a", "b", "c"]) await store.save({ key, models: "[]", fetchedAtMs: AT_MS });
    await store.delete(["a", "c", "never there"]);
    await store.delete([]);
    expect(await store.list()).toEqual([{ key: "b", fetchedAtMs: AT_MS }]);
  });

  test("keeps a list of several thousand models", async () => {
    const store = await open();
    const models = JSON.stringify(
      Array.from({ length: 5_000 }, (_, n) => ({ id: `lab/${n}`, name: "x".repeat(200) })),
    );
    await store.save({ key: "a", models, fetchedAtMs: AT_MS });
    expect((await store.find("a"))?.models).toBe(models);
  });
}
