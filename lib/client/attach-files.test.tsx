import { beforeEach, expect, it, vi } from "vitest";
import { attachFiles, dropFile } from "./attach-files";
import { EMPTY_DRAFT, useDraftStore } from "./draft-store";
import { usePendingFiles } from "./pending-files";

/** A request that the test answers. */
class HeldRequest {
  static made: HeldRequest[] = [];
  upload = { onprogress: (_: { loaded: number; total: number }) => undefined as unknown };
  url = "";
  status = 0;
  responseText = "";
  aborted = false;
  onload = () => undefined as unknown;
  onerror = () => undefined as unknown;
  onabort = () => undefined as unknown;
  onloadend = () => undefined as unknown;
  open(_method: string, url: string) {
    this.url = url;
  }
  send() {
    HeldRequest.made.push(this);
  }
  abort() {
    this.aborted = true;
    this.onabort();
    this.onloadend();
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = JSON.stringify(body);
    this.onload();
    this.onloadend();
  }
}

const stored = (name: string) => ({
  id: `att_${name}`,
  name,
  mediaType: "text/plain",
  kind: "text",
  bytes: 3,
});
const file = (name: string) => new File(["abc"], name, { type: "text/plain" });
const events = { onAttached: vi.fn(), onFailed: vi.fn() };
const nth = (place: number) => vi.waitUntil(() => HeldRequest.made[place]);
const pending = () =>
  usePendingFiles.getState().files.map(({ name, status, progress }) => [name, status, progress]);
const attached = () => useDraftStore.getState().draft.attachments.map(({ name }) => name);

beforeEach(() => {
  HeldRequest.made = [];
  vi.stubGlobal("XMLHttpRequest", HeldRequest);
  vi.clearAllMocks();
  useDraftStore.setState({ draft: EMPTY_DRAFT });
  usePendingFiles.setState({ files: [] });
});

it("sends one file after the other, says how far it is, and puts what has arrived into the draft", async () => {
  attachFiles([file("a b.txt"), file("c.txt")], events);
  const first = await nth(0);
  first.upload.onprogress({ loaded: 1, total: 4 });
  expect([first.url, pending()]).toEqual([
    "/api/attachments?name=a%20b.txt",
    [
      ["a b.txt", "sending", 0.25],
      ["c.txt", "waiting", 0],
    ],
  ]);
  expect(HeldRequest.made).toHaveLength(1);
  first.answer(201, stored("a b.txt"));
  (await nth(1)).answer(201, stored("c.txt"));
  await vi.waitUntil(() => attached().length === 2);
  expect([attached(), pending(), events.onAttached.mock.calls]).toEqual([
    ["a b.txt", "c.txt"],
    [],
    [
      ["a b.txt", false],
      ["c.txt", false],
    ],
  ]);
});

it("keeps a refused file in sight with the server's words, and goes on with the next", async () => {
  attachFiles([file("a.zip"), file("b.txt")], events);
  const problem = {
    type: "about:blank",
    title: "No",
    status: 415,
    code: "unsupported-file",
    detail: "Not taken.",
  };
  (await nth(0)).answer(415, problem);
  (await nth(1)).answer(201, stored("b.txt"));
  await vi.waitUntil(() => attached().length === 1);
  expect(usePendingFiles.getState().files).toMatchObject([
    { name: "a.zip", status: "failed", message: "Not taken.", canShrink: false },
  ]);
  expect(events.onFailed.mock.calls).toEqual([["a.zip", "Not taken."]]);
});

it("ends the request of a file that is given up, and says nothing of it", async () => {
  attachFiles([file("a.txt"), file("b.txt"), file("c.txt")], events);
  const first = await nth(0);
  const [a, b] = usePendingFiles.getState().files;
  dropFile(b?.key ?? "");
  dropFile(a?.key ?? "");
  (await nth(1)).answer(201, stored("c.txt"));
  await vi.waitUntil(() => attached().length === 1);
  expect([first.aborted, attached(), pending(), events.onFailed.mock.calls]).toEqual([
    true,
    ["c.txt"],
    [],
    [],
  ]);
});

it("takes ten in all, and tells how many were too many", () => {
  const names = Array.from({ length: 11 }, (_, index) => file(`${index}.txt`));
  expect([attachFiles(names, events), attachFiles(names.slice(0, 2), events)]).toEqual([1, 2]);
  expect(pending()).toHaveLength(10);
  for (const { key } of usePendingFiles.getState().files) dropFile(key);
});
