import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Source = [file: string, code: string];
type Case = { rule: string; file: string; code: string; other?: Source; message: string };

const parentImport = "Write the path from the root";
const otherFeature = "A feature never imports another feature";
const coreGlobals = ["fetch", "setTimeout", "setInterval", "setImmediate", "Date", "performance", "process"];
const moreCoreGlobals = ["crypto", "window", "document", "console", "globalThis"];

const coreImports = [
  ["@/lib/contract/runs", "declare what it needs as a port"],
  ["@/lib/server/env", "declare what it needs as a port"],
  ["@/components/ui/button", "declare what it needs as a port"],
  ["react", "The core is pure"],
  ["next/server", "The core is pure"],
  ["@prisma/client", "The core is pure"],
  ["ai", "The core never calls a model itself"],
  ["@ai-sdk/openai-compatible", "The core never calls a model itself"],
  ["node:crypto", "take the clock, ids and randomness from the ports"],
  ["fs", "take the clock, ids and randomness from the ports"],
] as const;

const layerImports = [
  ["lib/contract", "@/lib/server/env", "it may import only lib/fusion and itself"],
  ["lib/contract", "@/lib/client/api", "it may import only lib/fusion and itself"],
  ["lib/contract", "@/components/ui/button", "it may import only lib/fusion and itself"],
  ["lib/contract", "react", "zod schemas only"],
  ["lib/server", "@/lib/client/api", "The server never imports the browser's side"],
  ["lib/server", "@/components/ui/button", "The server never imports the browser's side"],
  ["lib/server", "@/app/layout", "The server never imports the browser's side"],
  ["lib/client", "@/lib/server/env", "The browser never imports the server"],
  ["lib/client", "@/components/ui/button", "lib/client is below the screens"],
  ["lib/client", "@/app/layout", "lib/client is below the screens"],
  ["components/ui", "@/lib/server/env", "A component never imports the server"],
  ["components/columns", "@/app/layout", "Components are below the routes"],
] as const;

const featureImports = [
  ["components/columns", "@/components/fusion/pane"],
  ["components/columns", "@/components/playground/page"],
  ["components/ui", "@/components/columns/column"],
  ["components/run", "@/components/playground/page"],
] as const;

const importing = (source: string) => `import { a } from "${source}";\n\nexport const b = a;\n`;

const cases: Case[] = [
  ...coreImports.map(([source, message]) => ({
    rule: `lib/fusion importing ${source}`,
    file: "lib/fusion/bad.ts",
    code: importing(source),
    message,
  })),
  ...[...coreGlobals, ...moreCoreGlobals].map((name) => ({
    rule: `lib/fusion using ${name}`,
    file: "lib/fusion/bad.ts",
    code: `export const b = [${name}];\n`,
    message: `Do not use the global variable ${name}`,
  })),
  {
    rule: "lib/fusion using Math.random",
    file: "lib/fusion/bad.ts",
    code: "export const b = Math.random();\n",
    message: "The core draws no randomness of its own",
  },
  ...layerImports.map(([layer, source, message]) => ({
    rule: `${layer} importing ${source}`,
    file: `${layer}/bad.ts`,
    code: importing(source),
    message,
  })),
  ...featureImports.map(([feature, source]) => ({
    rule: `${feature} importing ${source}`,
    file: `${feature}/bad.ts`,
    code: importing(source),
    message: otherFeature,
  })),
  {
    rule: "one feature loading another on demand",
    file: "components/columns/bad.ts",
    code: 'export const b = () => import("@/components/fusion/pane");\n',
    message: otherFeature,
  },
  {
    rule: 'an import by "../"',
    file: "lib/server/runs/bad.ts",
    code: importing("../env"),
    message: parentImport,
  },
  {
    rule: 'a dynamic import by "../"',
    file: "app/bad.ts",
    code: 'export const b = () => import("../lib/server/env");\n',
    message: parentImport,
  },
  ...["lib/server", "lib/client", "components/columns", "app"].map((folder) => ({
    rule: `${folder} reading process.env`,
    file: `${folder}/bad.ts`,
    code: "export const b = process.env.PORT;\n",
    message: "Only lib/server/env.ts reads the environment",
  })),
  {
    rule: "a barrel",
    file: "lib/server/bad.ts",
    code: 'export { a } from "@/lib/server/a";\n',
    message: "barrel",
  },
  {
    rule: "an empty catch",
    file: "lib/server/bad.ts",
    code: "export function b(a: () => void) {\n  try {\n    a();\n  } catch {}\n}\n",
    message: "empty block",
  },
  {
    rule: "a file over 300 lines",
    file: "lib/server/bad.ts",
    code: Array.from({ length: 301 }, (_, index) => `export const a${index} = ${index};\n`).join(""),
    message: "300",
  },
  {
    rule: "a function over 50 lines",
    file: "lib/server/bad.ts",
    code: `export function b() {\n  return [\n${"    1,\n".repeat(50)}  ];\n}\n`,
    message: "This function has too many lines",
  },
  {
    rule: "files that import each other",
    file: "lib/server/bad.ts",
    code: 'import { b } from "./other";\n\nexport const a = () => b;\n',
    other: ["lib/server/other.ts", 'import { a } from "./bad";\n\nexport const b = () => a;\n'],
    message: "cycle",
  },
  {
    rule: "a file name that is not kebab-case",
    file: "lib/server/BadName.ts",
    code: "export const a = 1;\n",
    message: "kebab-case",
  },
];

const good: Source[] = [
  ["lib/fusion/good.ts", importing("./ports")],
  [
    "lib/fusion/modes/good.ts",
    'import { z } from "zod";\nimport { a } from "@/lib/fusion/ports";\n\nexport const b = [z, a];\n',
  ],
  ["lib/contract/good.ts", importing("@/lib/fusion/run-events")],
  ["lib/server/runs/good.ts", importing("@/lib/contract/runs")],
  ["lib/server/env.ts", "export const port = process.env.PORT;\n"],
  ["lib/client/good.ts", importing("@/lib/contract/runs")],
  ["components/columns/good.ts", importing("@/components/ui/button")],
  ["components/columns/also-good.ts", importing("@/components/columns/column")],
  ["components/playground/good.ts", importing("@/components/columns/column")],
  ["components/run/good.ts", importing("@/components/fusion/pane")],
  ["app/good.ts", importing("@/components/playground/page")],
];

type Diagnostic = { message: string; location: { path: string } };

let sandbox: string;
let found: Map<string, string[]>;

/** Everything the linter says about a folder, by file. */
async function lint(folder: string): Promise<Map<string, string[]>> {
  const biome = path.resolve("node_modules/.bin/biome");
  const args = ["lint", "--reporter=json", "--max-diagnostics=none", "--vcs-enabled=false"];
  const output = await new Promise<string>((resolve) => {
    execFile(biome, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_failed, stdout) => resolve(stdout));
  });
  const { diagnostics } = JSON.parse(output) as { diagnostics: Diagnostic[] };
  const messages = new Map<string, string[]>();
  for (const { location, message } of diagnostics) {
    messages.set(location.path, [...(messages.get(location.path) ?? []), message]);
  }
  return messages;
}

async function write(file: string, code: string): Promise<void> {
  await mkdir(path.dirname(path.join(sandbox, file)), { recursive: true });
  await writeFile(path.join(sandbox, file), code);
}

beforeAll(async () => {
  sandbox = await mkdtemp(path.join(tmpdir(), "tokamak-lint-"));
  await cp("biome.jsonc", path.join(sandbox, "biome.jsonc"));
  await cp("scripts/lint", path.join(sandbox, "scripts/lint"), { recursive: true });
  for (const [index, { file, code, other }] of cases.entries()) {
    const sources: Source[] = other ? [[file, code], other] : [[file, code]];
    for (const [name, text] of sources) await write(`case-${index}/${name}`, text);
  }
  for (const [file, code] of good) await write(`good/${file}`, code);
  found = await lint(sandbox);
});

afterAll(() => rm(sandbox, { recursive: true }));

describe("the linter rejects", () => {
  test.each(cases.map((entry, index) => ({ ...entry, index })))("$rule", ({ index, file, message }) => {
    const messages = found.get(`case-${index}/${file}`) ?? [];
    expect(messages.filter((text) => text.includes(message))).toHaveLength(1);
  });
});

describe("the linter accepts", () => {
  test.each(good)("%s", (file) => {
    expect(found.get(`good/${file}`) ?? []).toEqual([]);
  });
});
