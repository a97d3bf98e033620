import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { PNG } from "@/lib/server/attachments/testing/sample-files";
import { createTestDatabase } from "@/lib/server/db/testing/test-database";
import { CHAT_PATH, complete, createV1Bench, errorOf, type V1Bench } from "@/lib/server/v1/testing/v1-bench";
import { POST } from "./route";

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let bench: V1Bench;
beforeAll(async () => {
  database = await createTestDatabase("sqlite");
  bench = await createV1Bench({ [CHAT_PATH]: { POST } }, { location: database.location });
});
afterAll(async () => {
  await bench.close();
  await database.close();
});

const toUrl = (data: Buffer) => `data:image/png;base64,${data.toString("base64")}`;
const show = (url: string) => [
  {
    role: "user",
    content: [
      { type: "text", text: "What is it?" },
      { type: "image_url", image_url: { url } },
    ],
  },
];
const url = toUrl(PNG);
const messages = show(url);
const keptImages = () => database.prisma.attachment.count();

test("an image reaches the model, and nothing of it stays where the run is not kept", async () => {
  await complete(bench, { messages });
  const asked = bench.upstream.requestsFor("a").at(-1)?.body;
  expect(JSON.stringify(asked?.messages)).toContain(url);
  await vi.waitFor(async () => expect(await keptImages()).toBe(0));
});

test("nothing of it stays where the call is refused", async () => {
  const [status] = await errorOf(complete(bench, { messages, model: "lab/none" }));
  expect([status, await keptImages()]).toEqual([404, 0]);
  const unstored = { model: "lab/a", messages, store: false };
  expect((await bench.post(CHAT_PATH, unstored, { "idempotency-key": "none" })).status).toBe(422);
  expect(await keptImages()).toBe(0);
});

test("nothing of them stays where a later one is refused, or is no image", async () => {
  const refusedWith = async (second: string) => {
    const [, , param] = await errorOf(complete(bench, { messages: [...messages, ...show(second)] }));
    return [param, await keptImages()];
  };
  const place = "messages.1.content.1.image_url.url";
  expect(await refusedWith("data:image/png;base64,%")).toEqual([place, 0]);
  expect(await refusedWith(toUrl(Buffer.from("Only text.")))).toEqual([place, 0]);
});

test("it stays with a run that is kept, once, however often that run is asked for", async () => {
  const ask = (image: string, more: object = {}) =>
    bench.post(CHAT_PATH, { model: "lab/a", messages: show(image), ...more }, { "idempotency-key": "one" });
  const ids = [await ask(url), await ask(url), await ask(url, { stream: true })].map((response) =>
    response.headers.get("x-tokamak-run"),
  );
  expect(new Set(ids).size).toBe(1);
  expect(await keptImages()).toBe(1);
  const other = Buffer.from(PNG);
  other[other.length - 1] = 0;
  expect((await ask(toUrl(other))).status).toBe(409);
  expect(await keptImages()).toBe(1);
});
