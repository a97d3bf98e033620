import { expect, test } from "vitest";
import { z } from "zod";
import {
  type ExportedRun,
  type ExportFormat,
  exportedRunSchema,
  runExportSchema,
} from "@/lib/contract/export";
import { codeOf, createBench, OWNER, requireValue } from "@/lib/server/runs/testing/run-bench";
import { toCsvHead, toCsvRows } from "./to-csv";
import { toExportedRun } from "./to-exported-run";
import { toContentDisposition, toFileName } from "./to-file-name";
import { toMarkdown } from "./to-markdown";

async function exportAs(as: ExportFormat) {
  const bench = createBench();
  const id = await bench.start();
  await bench.watch(id);
  await bench.service.changeMarks(OWNER, id, { title: "Sky, again", note: "Seen twice", tags: ["physics"] });
  const document = requireValue(await bench.service.export(OWNER, [id], as));
  let text = "";
  for await (const part of document.text) text += part;
  return { ...document, text, bench, id };
}

test("JSON keeps to its schema, with everything that was said and what it cost", async () => {
  const { text, fileName, id } = await exportAs("json");
  const { runs, version } = z.strictObject(runExportSchema.shape).parse(JSON.parse(text));
  const [run] = runs;
  expect([fileName, version, run?.id, run?.title, run?.tags, run?.note]).toEqual([
    ...["tokamak-sky-again.json", 1, id, "Sky, again", ["physics"], "Seen twice"],
  ]);
  expect(run?.candidates.map(({ label, model, text: said }) => [label, model, said])).toEqual([
    ["A", "lab/a", "Light scatters in air."],
    ["B", "lab/b", "Rayleigh scattering."],
  ]);
  expect(run?.fusions.map(({ answer, fusedAs }) => [answer, fusedAs])).toEqual([
    ["Both are right.", "as-written"],
  ]);
});

test("Markdown has the prompt, the setup in a line, each answer, and the final one", async () => {
  const { text } = await exportAs("md");
  const lines = text.split("\n");
  expect(lines[0]).toBe("# Sky, again");
  expect(lines[2]).toMatch(
    /^2026-11-20 09:00 UTC · merge · A lab\/a, B lab\/b · judged by lab\/j · completed · \$0 · 0\.1 s$/,
  );
  for (const expected of [
    "## Prompt",
    "Why is the sky blue?",
    "## A: lab/a",
    "Light scatters in air.",
    "Both are right.",
  ])
    expect(lines).toContain(expected);
});

test("CSV has a row for each candidate and each fusion", async () => {
  const { text } = await exportAs("csv");
  const rows = parseCsv(text.slice(1));
  const column = (name: string) => rows.slice(1).map((row) => row[rows[0]?.indexOf(name) ?? -1]);
  expect([text[0], column("kind"), column("label"), column("text")]).toEqual([
    "\uFEFF",
    ["candidate", "candidate", "fusion"],
    ["A", "B", "F1"],
    ["Light scatters in air.", "Rayleigh scattering.", "Both are right."],
  ]);
});

test("several runs are one document in the order asked for; what is someone else's is like what never was", async () => {
  const bench = createBench();
  const [first, second, theirs] = [
    await bench.start(),
    await bench.start(),
    await bench.start({}, "guest_two"),
  ];
  await bench.watch(first);
  await bench.watch(second);
  const ids = [second, theirs, "run_0000000000000000000099", "nonsense", first, second];
  const { fileName, text } = requireValue(await bench.service.export(OWNER, ids, "json"));
  let json = "";
  for await (const part of text) json += part;
  expect([fileName, runExportSchema.parse(JSON.parse(json)).runs.map(({ id }) => id)]).toEqual([
    "tokamak-2-runs.json",
    [second, first],
  ]);
  const refused = await Promise.all(
    [[theirs], ["run_0000000000000000000099"]].map((some) => bench.service.export(OWNER, some, "md")),
  );
  expect(refused[0]).toEqual(refused[1]);
  expect(refused.map(codeOf)).toEqual(["not-found", "not-found"]);
});

test("nothing leaves of what a provider said about its address and its key, nor who the owner is", async () => {
  const { bench, id } = await exportAs("json");
  const state = requireValue(await bench.service.get(OWNER, id));
  const message = "https://models.internal.example/v1 refused the key sk-1234 of ann@example.com";
  const failed = { status: "failed" as const, reason: "unauthorized" as const, message, servedBy: message };
  const run = toExportedRun(
    {
      ...{ ...state, ...failed, notices: [{ code: "judge-replaced" as never, message, at: 0 }] },
      candidates: state.candidates.map((candidate) => ({ ...candidate, ...failed })),
      fusions: state.fusions.map((fusion) => ({ ...fusion, ...failed, raw: message })),
    },
    { title: null, note: null, starred: false, tags: [] },
    null,
  );
  const written = [JSON.stringify(run), toMarkdown(run), toCsvRows(run)].join("\n");
  expect(written).toContain("unauthorized");
  expect(written).not.toMatch(/internal|sk-1234|ann@|guest_/);
});

const hostile: ExportedRun = {
  ...{
    id: "run_1",
    createdAt: "2026-11-20T09:00:00.000Z",
    status: "completed",
    starred: false,
    mode: "merge",
  },
  ...{
    title: "=1+1\r\n# Not a heading <img src=x>",
    note: null,
    tags: ["@tag", "-1"],
    system: null,
    history: [],
  },
  ...{ source: "api", client: { token: "=token", user: "+user", metadata: { "=key": "-value" } } },
  ...{ prompt: "````\n# Out of the fence\n```", attachments: [], setup: null, fusions: [], timings: null },
  cost: { usd: 0.000001, source: "computed" },
  candidates: [' =HYPERLINK("x")', "\t=2", "+3", 'plain, "quoted"\r\nsecond', "＝4", "a=b"].map(
    (text, index) => ({
      ...{
        label: "ABCDEF"[index] as "A",
        model: "lab/`a`",
        name: "[x](javascript:1)",
        status: "completed",
        text,
      },
      ...{ reasoning: "", judged: true, finish: null, reason: null, usage: null, timings: null },
      cost: { usd: null, source: "unknown" },
    }),
  ),
};

test("hostile text stays in its cell", () => {
  expect(exportedRunSchema.parse(hostile)).toEqual(hostile);
  const rows = parseCsv(toCsvHead() + toCsvRows(hostile));
  const texts = rows.slice(1).map((row) => row[rows[0]?.indexOf("text") ?? -1]);
  expect(texts).toEqual(['\' =HYPERLINK("x")', "'\t=2", "'+3", 'plain, "quoted"\r\nsecond', "'＝4", "a=b"]);
  expect(rows[1]?.slice(2, 4)).toEqual(["'=1+1\r\n# Not a heading <img src=x>", "'@tag, -1"]);
  expect(rows[1]?.slice(-4)).toEqual(["api", "'=token", "'+user", '{"=key":"-value"}']);
  expect(rows.every((row) => row.length === rows[0]?.length)).toBe(true);
});

test("hostile text stays in its fence, or in its line", () => {
  const markdown = toMarkdown(hostile);
  const outside = markdown.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, "");
  expect(markdown).toContain("\n`````text\n````\n# Out of the fence\n```\n`````\n");
  expect(outside.match(/^#.*$/gm)?.[0]).toBe("# \\=1\\+1 \\# Not a heading \\<img src\\=x\\>");
  expect(outside).not.toMatch(/Out of the fence|^# Not|(?<!\\)<img|(?<!\\)\]\(/m);
});

test.each([
  ["../../etc/passwd\u0000.exe", "tokamak-etc-passwd-exe.md"],
  ['a"; filename="evil.html', "tokamak-a-filename-evil-html.md"],
  ["Größe 東京?\r\nSet-Cookie: x", "tokamak-größe-東京-set-cookie-x.md"],
  ["\u202Egpj.exe", "tokamak-gpj-exe.md"],
  ["…", "tokamak-run.md"],
  ["x".repeat(400), `tokamak-${"x".repeat(50)}.md`],
])("a file is called cleanly: %j", (called, expected) => {
  const fileName = toFileName(called, "md");
  expect(fileName).toBe(expected);
  const header = toContentDisposition(fileName);
  expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x7e]+"; filename\*=UTF-8''[\w.%~!-]+$/);
  expect(new Headers({ "content-disposition": header }).get("content-disposition")).toBe(header);
});

/** RFC 4180, read by the letter. */
function parseCsv(text: string): string[][] {
  const cells = [...text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") rows.push([]);
  }
  return rows.slice(0, -1);
}
