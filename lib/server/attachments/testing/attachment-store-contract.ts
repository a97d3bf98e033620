import { expect, test } from "vitest";
import type { AttachmentRef } from "@/lib/fusion/run-request";
import type { AttachmentStore } from "@/lib/server/attachments/attachment-store";
import type { RunStore } from "@/lib/server/runs/run-store";
import {
  SAMPLE_STARTED_AT_MS,
  sampleId,
  sampleRequest,
  sampleRun,
} from "@/lib/server/runs/testing/sample-run";
import { PNG } from "./sample-files";

const OWNER = "guest_one";

function ref(id: string): AttachmentRef {
  return { id, name: `${id}.png`, mediaType: "image/png", kind: "image", bytes: PNG.byteLength };
}

/** What every attachment store does. `open` gives an empty one, and the empty store of runs beside it. */
export function describeAttachmentStore(
  open: () => Promise<{ attachments: AttachmentStore; runs: RunStore }>,
): void {
  async function openWith(...ids: string[]) {
    const stores = await open();
    for (const [index, id] of ids.entries())
      await stores.attachments.create({
        ...ref(id),
        ownerId: OWNER,
        data: new Uint8Array(PNG),
        createdAtMs: SAMPLE_STARTED_AT_MS + index,
      });
    const run = (number: number, ...carried: string[]) =>
      stores.runs.create(sampleRun(number, { request: { ...sampleRequest, attachments: carried.map(ref) } }));
    return { ...stores, run };
  }

  test("gives back what was stored, byte for byte, to its owner alone", async () => {
    const { attachments } = await openWith("att_a");
    const found = await attachments.find(OWNER, "att_a");
    expect(found && { ...found, data: [...found.data] }).toEqual({ ...ref("att_a"), data: [...PNG] });
    expect(await attachments.find("guest_two", "att_a")).toBeNull();
    expect(await attachments.find(OWNER, "att_none")).toBeNull();
  });

  test("lists those of the ids that are the owner's", async () => {
    const { attachments } = await openWith("att_a", "att_b", "att_c");
    const listed = await attachments.list(OWNER, ["att_c", "att_none", "att_a"]);
    expect(listed.sort((a, b) => a.id.localeCompare(b.id))).toEqual([ref("att_a"), ref("att_c")]);
    expect(await attachments.list("guest_two", ["att_a"])).toEqual([]);
  });

  test("deletes what no run has, for its owner alone", async () => {
    const { attachments, run } = await openWith("att_a", "att_b");
    await run(1, "att_b");
    expect([
      await attachments.deleteLoose("guest_two", "att_a"),
      await attachments.deleteLoose(OWNER, "att_b"),
      await attachments.deleteLoose(OWNER, "att_a"),
      await attachments.deleteLoose(OWNER, "att_a"),
    ]).toEqual([false, false, true, false]);
    expect(await attachments.list(OWNER, ["att_a", "att_b"])).toEqual([ref("att_b")]);
  });

  test("counts what no run has; a deleted run frees its own, unless another has it too", async () => {
    const { attachments, runs, run } = await openWith("att_a", "att_b", "att_c");
    await run(1, "att_a", "att_b");
    await run(2, "att_b");
    const inPictures = async () => (await attachments.sumLooseBytes(OWNER)) / PNG.byteLength;
    expect([await inPictures(), await attachments.sumLooseBytes("guest_two")]).toEqual([1, 0]);
    await runs.delete(sampleId(1));
    expect(await inPictures()).toBe(2);
    await runs.delete(sampleId(2));
    expect(await inPictures()).toBe(3);
  });

  test("deletes what is old and no run has", async () => {
    const { attachments, run } = await openWith("att_old", "att_run", "att_new");
    await run(1, "att_run");
    expect(await attachments.deleteLooseBefore(SAMPLE_STARTED_AT_MS + 2)).toBe(1);
    const left = await attachments.list(OWNER, ["att_old", "att_run", "att_new"]);
    expect(left.map(({ id }) => id).sort()).toEqual(["att_new", "att_run"]);
  });
}
