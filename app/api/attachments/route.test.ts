import { expect, test } from "vitest";
import { POST as startRun } from "@/app/api/runs/route";
import { attachmentSchema, MAX_IMAGE_BYTES, MAX_TEXT_FILE_CHARS } from "@/lib/contract/attachments";
import { acceptedSchema } from "@/lib/contract/create-run";
import { problemSchema } from "@/lib/contract/problem";
import { PNG, SVG, TEXT } from "@/lib/server/attachments/testing/sample-files";
import { COOKIE, createApiBench, HOST, OTHER_COOKIE } from "@/lib/server/http/testing/api-bench";
import { DELETE, GET } from "./[attachmentId]/route";
import { POST } from "./route";

type ApiBench = ReturnType<typeof createApiBench>;
const path = (name: string) => `/api/attachments?name=${encodeURIComponent(name)}`;
const body = (bytes: Buffer) => new Uint8Array(bytes);

async function upload(bench: ApiBench, name: string, bytes: Buffer, cookie = COOKIE) {
  const response = await bench.call(POST, path(name), { body: body(bytes), cookie });
  return attachmentSchema.parse(await response.json());
}

const at = (id: string, cookie = COOKIE) => ({ params: { attachmentId: id }, cookie });
const read = (bench: ApiBench, id: string, cookie = COOKIE) =>
  bench.call(GET, `/api/attachments/${id}`, at(id, cookie));
const remove = (bench: ApiBench, id: string, cookie = COOKIE) =>
  bench.call(DELETE, `/api/attachments/${id}`, { ...at(id, cookie), method: "DELETE" });
const codeOf = async (response: Response) => [
  response.status,
  problemSchema.parse(await response.json()).code,
];

test("an image is stored, and given back byte for byte with headers that leave it nothing to do", async () => {
  const bench = createApiBench();
  const response = await bench.call(POST, path("Žofie's (1).png"), { body: body(PNG) });
  const stored = attachmentSchema.parse(await response.json());
  expect([response.status, stored]).toEqual([
    201,
    { id: stored.id, name: "Žofie's (1).png", mediaType: "image/png", kind: "image", bytes: PNG.byteLength },
  ]);
  const given = await read(bench, stored.id);
  expect([given.status, Buffer.from(await given.arrayBuffer()).equals(PNG)]).toEqual([200, true]);
  expect(Object.fromEntries(given.headers)).toEqual({
    "content-type": "image/png",
    "content-disposition": "inline; filename*=UTF-8''%C5%BDofie%27s%20%281%29.png",
    "x-content-type-options": "nosniff",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": "private, max-age=86400, immutable",
    vary: "cookie",
  });
});

test.each([
  ["HTML that is called an image", "cat.png", "<!doctype html><script>alert(1)</script>"],
  ["HTML by its name", "page.html", "<script>alert(1)</script>"],
  ["a script", "x.js", "alert(1)"],
])("%s is text, and served as nothing else", async (_what, name, text) => {
  const bench = createApiBench();
  const stored = await upload(bench, name, Buffer.from(text));
  expect(stored).toMatchObject({ name, kind: "text", mediaType: "text/plain" });
  const given = await read(bench, stored.id);
  expect([given.headers.get("content-type"), await given.text()]).toEqual([
    "text/plain; charset=utf-8",
    text,
  ]);
});

test("an image with HTML behind its first bytes is an image, and served as nothing else", async () => {
  const bench = createApiBench();
  const polyglot = Buffer.concat([PNG.subarray(0, 16), Buffer.from("<script>alert(1)</script>")]);
  const { id } = await upload(bench, "page.html", polyglot);
  expect((await read(bench, id)).headers.get("content-type")).toBe("image/png");
});

test.each([
  ["SVG", SVG, "SVG drawings are not taken: export it as PNG and attach that."],
  ["SVG that is called PNG", SVG, "SVG drawings are not taken: export it as PNG and attach that."],
  [
    "a PDF",
    Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3", "latin1"),
    "This kind of file is not taken. Attach PNG, JPEG, WebP and GIF images, and text files in UTF-8.",
  ],
  ["an empty file", Buffer.alloc(0), "The file is empty."],
])("%s is refused in words", async (_what, bytes, detail) => {
  const response = await createApiBench().call(POST, path("a.png"), { body: body(bytes) });
  const problem = problemSchema.parse(await response.json());
  expect([response.status, problem.code, problem.detail]).toEqual([415, "unsupported-file", detail]);
});

test.each([
  ["../../etc/passwd", "passwd"],
  ["C:\\secret\\a\r\nb.txt", "ab.txt"],
])("a path as a name, %j, is kept as %j", async (name, kept) => {
  expect((await upload(createApiBench(), name, TEXT)).name).toBe(kept);
});

test("a text file of one character too many is refused", async () => {
  const bench = createApiBench();
  const text = (chars: number) => body(Buffer.from("é".repeat(chars)));
  const most = await bench.call(POST, path("a.txt"), { body: text(MAX_TEXT_FILE_CHARS) });
  const more = await bench.call(POST, path("a.txt"), { body: text(MAX_TEXT_FILE_CHARS + 1) });
  expect([most.status, await codeOf(more)]).toEqual([201, [413, "body-too-large"]]);
});

test("a body without an end is read no further than the limit", async () => {
  const chunk = new Uint8Array(65_536);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  const response = await createApiBench().call(POST, path("a.png"), { body: endless });
  expect(await codeOf(response)).toEqual([413, "body-too-large"]);
  expect(sent).toBeLessThan(MAX_IMAGE_BYTES + 4 * chunk.byteLength);
});

test("a body that says it is too large is not read at all", async () => {
  let pulled = false;
  const unread = new ReadableStream<Uint8Array>(
    {
      pull() {
        pulled = true;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { "content-length": String(MAX_IMAGE_BYTES + 1) };
  const response = await createApiBench().call(POST, path("a.png"), { body: unread, headers });
  expect([await codeOf(response), pulled]).toEqual([[413, "body-too-large"], false]);
});

test("someone else's attachment answers like one that never was: read, deleted and run", async () => {
  const bench = createApiBench();
  const { id } = await upload(bench, "a.png", PNG);
  const none = "att_AAAAAAAAAAAAAAAAAAAAAA";
  for (const asked of [id, none, "../runs"]) {
    const answers = [await read(bench, asked, OTHER_COOKIE), await remove(bench, asked, OTHER_COOKIE)];
    expect(await Promise.all(answers.map(codeOf))).toEqual(Array(2).fill([404, "not-found"]));
    const json = { prompt: "What is it?", attachments: [asked] };
    const started = await bench.call(startRun, "/api/runs", { json, cookie: OTHER_COOKIE });
    const problem = problemSchema.parse(await started.json());
    expect([started.status, problem.errors?.map((error) => error.path)]).toEqual([422, ["attachments.0"]]);
  }
  expect((await read(bench, id)).status).toBe(200);
});

test("a run keeps its attachments, tells which they are, and lets go of them when it is deleted", async () => {
  const bench = createApiBench();
  const stored = await upload(bench, "a.png", PNG);
  const json = { prompt: "What is it?", attachments: [stored.id] };
  const { id } = acceptedSchema.parse(await (await bench.call(startRun, "/api/runs", { json })).json());
  expect(await codeOf(await remove(bench, stored.id))).toEqual([409, "attachment-in-use"]);
  expect((await bench.store.findCheckpoint(id))?.request.attachments).toEqual([stored]);
  await bench.store.delete(id);
  expect((await remove(bench, stored.id)).status).toBe(204);
});

test("another site's page may not store or delete", async () => {
  const bench = createApiBench();
  const { id } = await upload(bench, "a.png", PNG);
  const headers = { origin: "https://evil.example" };
  const answers = [
    await bench.call(POST, path("a.png"), { body: body(PNG), headers }),
    await bench.call(DELETE, `/api/attachments/${id}`, { ...at(id), method: "DELETE", headers }),
  ];
  expect(await Promise.all(answers.map(codeOf))).toEqual(Array(2).fill([403, "forbidden-origin"]));
  const own = { origin: `http://${HOST}` };
  expect((await bench.call(POST, path("a.png"), { body: body(PNG), headers: own })).status).toBe(201);
});
