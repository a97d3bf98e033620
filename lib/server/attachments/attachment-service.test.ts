import { expect, test } from "vitest";
import { createMemoryRunStore } from "@/lib/server/runs/testing/memory-run-store";
import { codeOf, requireValue } from "@/lib/server/runs/testing/run-bench";
import {
  SAMPLE_STARTED_AT_MS,
  sampleId,
  sampleRequest,
  sampleRun,
} from "@/lib/server/runs/testing/sample-run";
import { createAttachmentId } from "./attachment-id";
import { createAttachmentService } from "./attachment-service";
import { deleteForgotten } from "./attachment-upkeep";
import { createMemoryAttachmentStore } from "./testing/memory-attachment-store";
import { PNG } from "./testing/sample-files";

const OWNER = "guest_one";
const MIB = 1_048_576;

function bench() {
  const runs = createMemoryRunStore();
  const store = createMemoryAttachmentStore(runs);
  let nowMs = SAMPLE_STARTED_AT_MS;
  const clock = { now: () => nowMs };
  const service = createAttachmentService({ store, clock, createId: createAttachmentId });
  return {
    ...{ runs, store, service, clock },
    passHours(hours: number) {
      nowMs += hours * 3_600_000;
    },
    add: async (data: Uint8Array = PNG) =>
      requireValue(await service.add(OWNER, { name: "cat.png", data: new Uint8Array(data) })),
  };
}

test("an owner's own are referred to in the order asked, each once", async () => {
  const { service, add } = bench();
  const [a, b] = [await add(), await add()];
  expect(requireValue(await service.refer(OWNER, [b.id, a.id, b.id]))).toEqual([b, a]);
  expect(requireValue(await service.refer(OWNER, []))).toEqual([]);
});

test("what is not the owner's, and what is no id, is refused by its place", async () => {
  const { service, add } = bench();
  const { id } = await add();
  const outcome = await service.refer(OWNER, [id, "att_AAAAAAAAAAAAAAAAAAAAAA", "' OR 1=1"]);
  expect(outcome).toMatchObject({
    ok: false,
    refusal: { code: "invalid-body", errors: [{ path: "attachments.1" }, { path: "attachments.2" }] },
  });
  expect(codeOf(await service.refer("guest_two", [id]))).toBe("invalid-body");
});

test("one that a run has stays until the run is deleted", async () => {
  const { service, runs, add } = bench();
  const attachment = await add();
  await runs.create(sampleRun(1, { request: { ...sampleRequest, attachments: [attachment] } }));
  expect(codeOf(await service.delete(OWNER, attachment.id))).toBe("attachment-in-use");
  expect(codeOf(await service.delete("guest_two", attachment.id))).toBe("not-found");
  await runs.delete(sampleId(1));
  expect(codeOf(await service.delete(OWNER, attachment.id))).toBe("accepted");
  expect(codeOf(await service.get(OWNER, attachment.id))).toBe("not-found");
});

test("more than 200 MiB that no run has is refused, and taken again once some is deleted", async () => {
  const { service, store } = bench();
  const file = { name: "a.png", mediaType: "image/png", kind: "image" as const, data: new Uint8Array(PNG) };
  const id = createAttachmentId();
  await store.create({ ...file, id, ownerId: OWNER, bytes: 200 * MIB, createdAtMs: 0 });
  expect(codeOf(await service.add(OWNER, file))).toBe("limit-reached");
  expect(codeOf(await service.add("guest_two", file))).toBe("accepted");
  await service.delete(OWNER, id);
  expect(codeOf(await service.add(OWNER, file))).toBe("accepted");
});

test("what no run has is deleted after a day, and not before", async () => {
  const { service, store, clock, add, passHours } = bench();
  const { id } = await add();
  passHours(24);
  await deleteForgotten({ store, clock });
  expect(codeOf(await service.get(OWNER, id))).toBe("accepted");
  passHours(0.01);
  await deleteForgotten({ store, clock });
  expect(codeOf(await service.get(OWNER, id))).toBe("not-found");
});
