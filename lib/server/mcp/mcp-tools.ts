/** The tools of the MCP server, each on behalf of the owner of the token that the call was made with. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import { fusionBlockSchema } from "@/lib/contract/openai/fusion-block";
import { describeOutcome, toPlainHead } from "@/lib/fusion/describe-outcome";
import { costOfRun } from "@/lib/fusion/run-cost";
import type { RunState } from "@/lib/fusion/run-state";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { requireScope } from "@/lib/server/http/require-scope";
import { toFusionReport } from "@/lib/server/v1/to-fusion-report";
import type { V1Call } from "@/lib/server/v1/v1-route";
import { type EndedRun, type McpProgress, type McpRun, mcpRunShape, performRun } from "./mcp-run";

const INSTRUCTIONS =
  "Tokamak asks a panel of language models at once and has a judge compare their answers. Use fuse for one answer that is better than a single model's, compare to see where models agree and contradict each other. Both take longer and cost more than one call: the answer says how much.";

interface ServerOptions {
  version: string;
  /** A call of a tool begins, by the id of its request: `signal` aborts where another request cancels it. */
  begin(request: string | number): { signal: AbortSignal; end(): void };
}

export function createMcpServer(call: V1Call, { version, begin }: ServerOptions): McpServer {
  const server = new McpServer(
    { name: "tokamak", title: "Tokamak: model fusion", version },
    { instructions: INSTRUCTIONS },
  );
  addRunTools(server, async (asked, extra) => {
    const { signal, end } = begin(extra.requestId);
    try {
      return await perform(call, asked, { ...extra, signal: AbortSignal.any([extra.signal, signal]) });
    } finally {
      end();
    }
  });
  addReadTools(server, call);
  return server;
}

type Perform = (asked: McpRun, extra: Extra) => Promise<EndedRun>;

function addRunTools(server: McpServer, run: Perform): void {
  server.registerTool(
    "fuse",
    {
      title: "Ask a panel, get one answer",
      description:
        "Asks several models at once; a judge compares their answers and gives one: the strongest (best-of), a composition (merge), or the outcome of a debate.",
      inputSchema: {
        ...mcpRunShape,
        mode: fusionBlockSchema.shape.mode.describe(
          "best-of, merge or debate; the profile's where left out.",
        ),
      },
      annotations: { readOnlyHint: false, openWorldHint: true },
    },
    (asked, extra) => answering(async () => toFused(await run(asked, extra))),
  );
  server.registerTool(
    "compare",
    {
      title: "Ask a panel, compare the answers",
      description:
        "Asks several models at once and gives every answer, with what they agree on, where they contradict each other, what only one saw and what all missed.",
      inputSchema: mcpRunShape,
      annotations: { readOnlyHint: false, openWorldHint: true },
    },
    (asked, extra) => answering(async () => toCompared(await run({ ...asked, mode: "best-of" }, extra))),
  );
}

function addReadTools(server: McpServer, call: V1Call): void {
  const { container, ownerId, grant } = call;
  server.registerTool(
    "list_profiles",
    {
      title: "Which panels there are",
      description:
        "The profiles that fuse and compare can run: their pool, judge and mode. The first is the default.",
      annotations: { readOnlyHint: true },
    },
    () =>
      answering(async () => {
        requireScope(grant, "read");
        const models = await container.models.forOwner(ownerId);
        await models.list();
        const profiles = (await container.profiles.offered(ownerId, models)).map(
          ({ slug, name, about, mode, pool, judges }) => ({ slug, name, about, mode, pool, judges }),
        );
        return toResult({ profiles }, profiles.map(({ slug, name }) => `${slug}: ${name}`).join("\n"));
      }),
  );
  server.registerTool(
    "get_run",
    {
      title: "Read an earlier run",
      description:
        "A run by its id, whole: every answer, the judge's findings, the verdict and what it cost.",
      inputSchema: { id: z.string().max(100).describe("As fuse and compare give it, for example run_….") },
      annotations: { readOnlyHint: true },
    },
    ({ id }) =>
      answering(async () => {
        requireScope(grant, "read");
        const state = requireAccepted(await container.runs.get(ownerId, id));
        const [fusion] = state.fusions;
        return toResult(
          { ...describeRun(id, state), answer: fusion?.answer ?? null },
          fusion?.answer || `This run is ${state.status}.`,
        );
      }),
  );
}

/** What the SDK hands a tool beside its arguments, as far as it is needed here. */
interface Extra {
  requestId: string | number;
  signal: AbortSignal;
  _meta?: { progressToken?: string | number } | undefined;
  sendNotification(notification: {
    method: "notifications/progress";
    params: { progressToken: string | number; progress: number; message: string };
  }): Promise<void>;
}

async function perform(call: V1Call, asked: McpRun, extra: Extra): Promise<EndedRun> {
  requireScope(call.grant, "run");
  const progressToken = extra._meta?.progressToken;
  let progress = 0;
  const tell: McpProgress["tell"] = async (message) => {
    if (progressToken === undefined) return;
    progress += 1;
    await extra.sendNotification({
      method: "notifications/progress",
      params: { progressToken, progress, message },
    });
  };
  return performRun(call, asked, { signal: extra.signal, tell });
}

function toFused({ runId, state, answer, end }: EndedRun): CallToolResult {
  if (!end.ok) return toFailure(`${end.failure.code}: ${end.failure.message}`, describeRun(runId, state));
  return toResult({ ...describeRun(runId, state), answer }, answer);
}

function toCompared({ runId, state, end }: EndedRun): CallToolResult {
  const answers = state.candidates.map(
    ({ label, name, text, message }) =>
      `## ${label}: ${name}\n\n${text || `No answer: ${message ?? "stopped"}`}`,
  );
  const report = describeRun(runId, state);
  if (!end.ok && state.candidates.every(({ text }) => text === ""))
    return toFailure(`${end.failure.code}: ${end.failure.message}`, report);
  return toResult(report, [...answers, report.outcome].join("\n\n"));
}

function describeRun(runId: string, state: RunState) {
  const [fusion] = state.fusions;
  const report = toFusionReport(state, { include: ["candidates", "analysis", "verdict"], runId });
  return {
    ...{ run: runId, page: `/runs/${runId}`, status: state.status },
    outcome: fusion ? toPlainHead(describeOutcome(fusion, state.candidates)) : "Nothing was judged",
    candidates: report?.candidates ?? [],
    analysis: report?.analysis ?? null,
    verdict: report?.verdict ?? null,
    cost: costOfRun(state),
  };
}

function toResult(structured: Record<string, unknown>, text: string): CallToolResult {
  return { content: [{ type: "text", text }], structuredContent: structured };
}

function toFailure(text: string, structured?: Record<string, unknown>): CallToolResult {
  return {
    content: [{ type: "text", text }],
    isError: true,
    ...(structured && { structuredContent: structured }),
  };
}

/** A refusal is an answer that the model can read and mend; what broke inside is left to the SDK. */
async function answering(act: () => Promise<CallToolResult>): Promise<CallToolResult> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof HttpRefusal) return toFailure(`${error.refusal.code}: ${error.refusal.detail}`);
    throw error;
  }
}
