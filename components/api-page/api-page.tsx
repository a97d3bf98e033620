"use client";
import Link from "next/link";
import { CopyButton } from "@/components/ui/copy-button";
import { Code } from "@/components/ui/markdown/code-block";
import { useOrigin } from "@/lib/client/use-origin";
import { type ErrorRow, ErrorTable } from "./error-table";
import { PageSection } from "./page-section";
import { Snippets } from "./snippets";

/** Within a sentence: colour alone does not tell it from the words around it. */
const LINK = "text-accent-ink underline underline-offset-2";

const NAMES: [name: string, meaning: string][] = [
  ["fusion", "Your default profile: a panel answers, a judge compares, one answer comes back."],
  ["fusion/quality, fusion/budget, fusion/<profile>", "That profile, by its name in addresses."],
  ["anthropic/claude-sonnet-5, ollama/llama3.2, …", "That one model, with models: […] as its fallbacks."],
  ["openrouter/fusion", "A client written for OpenRouter’s fusion works by changing its base URL."],
];

const BLOCK = `{
  "model": "fusion",
  "messages": [{"role": "user", "content": "Why is the sky blue?"}],
  "fusion": {
    "mode": "merge",
    "pool": ["demo/careful", {"model": "demo/swift", "temperature": 0.2}],
    "judge": "auto",
    "limits": {"maxCostUsd": 0.2},
    "include": ["candidates", "analysis", "verdict", "costs"]
  }
}`;

const PLUGIN = `{
  "model": "openrouter/fusion",
  "messages": [{"role": "user", "content": "Why is the sky blue?"}],
  "plugins": [{"id": "fusion", "analysis_models": ["demo/careful", "demo/swift"], "model": "local/extractive"}]
}`;

/** What a program needs to know to call this server. `errors`: as the routes refuse. */
export function ApiPage({ errors }: { errors: readonly ErrorRow[] }) {
  const origin = useOrigin();
  return (
    <main id="main" className="flex min-w-0 flex-1 flex-col gap-7 px-3 pt-3 pb-12">
      <PageSection title="What it is">
        <p>
          What runs in the page runs in code: any OpenAI client can call this server, and a fusion is one of
          its models. It answers in OpenAI’s shape, within the budgets you set, and the run is in your
          history.
        </p>
        <p className="flex flex-wrap items-center gap-1.5">
          Base URL <code className="rounded bg-sunken px-1.5 py-0.5 text-ink-strong">{origin}/v1</code>
          <CopyButton label="Copy the base URL" text={() => `${origin}/v1`} />
        </p>
        <p>
          Each call needs a token: make one under{" "}
          <Link href="/settings/tokens" className={LINK}>
            Settings → API tokens
          </Link>
          , and keep it in <code>TOKAMAK_TOKEN</code>.
        </p>
      </PageSection>
      <PageSection title="Call it">
        <Snippets origin={origin} />
      </PageSection>
      <PageSection title="Name a model">
        <dl className="divide-y divide-line border-line border-y">
          {NAMES.map(([name, meaning]) => (
            <div key={name} className="flex flex-col gap-0.5 py-2">
              <dt className="break-words font-mono text-ink-strong text-xs">{name}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p>
          <code>GET /v1/models</code> lists all that your token may name.
        </p>
      </PageSection>
      <PageSection title="Describe a fusion in the call">
        <p>
          The <code>fusion</code> block says who answers and who judges, and what of the panel comes back.
          What is left out is as in the profile. <em>Copy as code</em> on the playground writes it for the
          setup you see.
        </p>
        <Code code={BLOCK} language="json" title="The fusion block" />
        <Code code={PLUGIN} language="json" title="OpenRouter’s plugin" />
      </PageSection>
      <Answers />
      <PageSection title="MCP">
        <p>
          The same tokens open a Streamable HTTP server with the tools <code>fuse</code>, <code>compare</code>
          , <code>list_profiles</code> and <code>get_run</code>.
        </p>
        <Code code={toClaudeLine(origin)} language="bash" title="Claude Code" />
        <Code code={toCursorConfig(origin)} language="json" title="Cursor, .cursor/mcp.json" />
      </PageSection>
      <PageSection title="Every call">
        <p>
          <a href="/openapi.json" className={LINK}>
            /openapi.json
          </a>{" "}
          describes them all, the app’s own API with the same tokens included.
        </p>
      </PageSection>
      <PageSection title="Errors">
        <p>
          They have OpenAI’s shape: a message that says what to do, a stable <code>code</code>, the field in{" "}
          <code>param</code>. After 429 and 503 wait for <code>Retry-After</code>.
        </p>
        <ErrorTable errors={errors} />
      </PageSection>
    </main>
  );
}

function Answers() {
  return (
    <PageSection title="What comes back">
      <p>
        OpenAI’s completion. <code>usage</code> sums all calls, with a line for each under{" "}
        <code>usage.fusion</code>; what <code>fusion.include</code> asks for stands under <code>fusion</code>.
        The header <code>x-tokamak-run</code> names the run.
      </p>
      <p>
        Limits of requests a minute stand in the headers <code>x-ratelimit-limit-requests</code>,{" "}
        <code>x-ratelimit-remaining-requests</code> and <code>x-ratelimit-reset-requests</code>. A call that
        leaves stops its run. With an <code>Idempotency-Key</code> it goes on, and the same call finds it
        again.
      </p>
    </PageSection>
  );
}

function toClaudeLine(origin: string): string {
  return `claude mcp add --transport http tokamak ${origin}/mcp --header "Authorization: Bearer $TOKAMAK_TOKEN"`;
}

function toCursorConfig(origin: string): string {
  const headers = { Authorization: `Bearer \${env:TOKAMAK_TOKEN}` };
  return JSON.stringify({ mcpServers: { tokamak: { url: `${origin}/mcp`, headers } } }, null, 2);
}
