/** A call of the API in four languages. The token is read from the environment, and is never in the code. */
import type { ChatCall } from "./chat-call";

export const CODE_LANGUAGES = [
  { id: "curl", name: "curl", highlight: "bash" },
  { id: "node", name: "Node", highlight: "typescript" },
  { id: "python", name: "Python", highlight: "python" },
  { id: "ai-sdk", name: "AI SDK", highlight: "typescript" },
] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number]["id"];

export interface CodeOptions {
  /** The server, as `https://tokamak.example`. */
  origin: string;
  /** Files that the prompt carries, which are not in the code. */
  leftOut?: readonly string[];
}

export function toCode(
  language: CodeLanguage,
  call: ChatCall,
  { origin, leftOut = [] }: CodeOptions,
): string {
  const comment = language === "curl" || language === "python" ? "#" : "//";
  const note = leftOut.map(
    (name) =>
      `${comment} Not here: ${toOneLine(name)}. Send an image as a data: URL, a text in the prompt.\n`,
  );
  return note.join("") + WRITERS[language](call, `${origin}/v1`);
}

const WRITERS: Record<CodeLanguage, (call: ChatCall, baseUrl: string) => string> = {
  curl: toCurl,
  node: toNode,
  python: toPython,
  "ai-sdk": toAiSdk,
};

function toCurl(call: ChatCall, baseUrl: string): string {
  const noBuffer = call.stream ? "-N " : "";
  return [
    `curl ${noBuffer}${quoteForShell(`${baseUrl}/chat/completions`)} \\`,
    '  -H "authorization: Bearer $TOKAMAK_TOKEN" \\',
    "  -H 'content-type: application/json' \\",
    `  -d ${quoteForShell(toJson(call))}`,
    "",
  ].join("\n");
}

/** In single quotes nothing means anything but the quote itself. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function toNode(call: ChatCall, baseUrl: string): string {
  const created = `await client.chat.completions.create(${toJson(call)})`;
  const read = call.stream
    ? `const stream = ${created};\nfor await (const chunk of stream) process.stdout.write(chunk.choices[0]?.delta.content ?? "");\n`
    : `const completion = ${created};\nconsole.log(completion.choices[0].message.content);\n`;
  return `import OpenAI from "openai";

const client = new OpenAI({ baseURL: ${toJson(baseUrl)}, apiKey: process.env.TOKAMAK_TOKEN });

${read}`;
}

function toPython({ fusion, stream, ...call }: ChatCall, baseUrl: string): string {
  const fields = Object.entries({ ...call, ...(stream && { stream }) }).map(
    ([name, value]) => `    ${name}=${toPythonValue(value)},`,
  );
  // What OpenAI's client does not know goes beside its own fields.
  const extra = fusion ? [`    extra_body=${toPythonValue({ fusion })},`] : [];
  const created = `client.chat.completions.create(\n${[...fields, ...extra].join("\n")}\n)`;
  const read = stream
    ? `for chunk in ${created}:\n    if chunk.choices:\n        print(chunk.choices[0].delta.content or "", end="", flush=True)\n`
    : `completion = ${created}\nprint(completion.choices[0].message.content)\n`;
  return `import os
from openai import OpenAI

client = OpenAI(base_url=${toPythonValue(baseUrl)}, api_key=os.environ["TOKAMAK_TOKEN"])

${read}`;
}

/** JSON's texts and numbers are Python's too; its three words are not. */
function toPythonValue(value: unknown): string {
  if (value === null || value === undefined) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  if (Array.isArray(value)) return `[${value.map(toPythonValue).join(", ")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}: ${toPythonValue(inner)}`).join(", ")}}`;
}

function toAiSdk({ model, messages, fusion, stream }: ChatCall, baseUrl: string): string {
  const settings = [
    `  model: tokamak(${toJson(model)}),`,
    `  messages: ${indent(toJson(messages))},`,
    ...(fusion ? [`  providerOptions: { tokamak: { fusion: ${indent(toJson(fusion))} } },`] : []),
  ].join("\n");
  const read = stream
    ? `const { textStream } = streamText({\n${settings}\n});\nfor await (const text of textStream) process.stdout.write(text);\n`
    : `const { text } = await generateText({\n${settings}\n});\nconsole.log(text);\n`;
  return `import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { ${stream ? "streamText" : "generateText"} } from "ai";

const tokamak = createOpenAICompatible({
  name: "tokamak",
  baseURL: ${toJson(baseUrl)},
  apiKey: process.env.TOKAMAK_TOKEN,
});

${read}`;
}

function toJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function indent(text: string): string {
  return text.replaceAll("\n", "\n  ");
}

function toOneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, " ");
}
