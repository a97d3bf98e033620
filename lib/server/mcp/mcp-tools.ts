/** The tools of the MCP server, each on behalf of the owner of the token that the call was made with. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import { z } from "zod";
import type { ProfileSummary } from "@/lib/contract/models";
import { fusionBlockSchema } from "@/lib/contract/openai/fusion-block";
import { isPasted } from "@/lib/fusion/run-request";
import { HttpRefusal, requireAccepted } from "@/lib/server/http/http-refusal";
import { requireScope } from "@/lib/server/http/require-scope";
import type { V1Call } from "@/lib/server/v1/v1-route";
import { type EndedRun, type McpProgress, type McpRun, mcpRunShape, performRun } from "./mcp-run";
import { describeRun, toCompared, toFailure, toFused, toResult } from "./run-results";
import { toRunText } from "./run-text";

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
      const left = AbortSignal.any([extra.signal, signal]);
      return await perform(call, asked, { ...extra, signal: left, cancelled: signal });
    } finally {
      end();
    }
  });
  addReadTools(server, call);
  return server;
}

type Perform = (asked: McpRun, extra: Omit<Extra, "cancelled">) => Promise<EndedRun>;

function addRunTools(server: McpServer, run: Perform): void {
  server.registerTool(
    "fuse",
    {
      title: "Ask a panel, get one answer",
      description:
        "Asks several models at once; a judge compares their answers and gives one: the strongest (best-of), a composition (merge), or the outcome of a debate.",
      inputSchema: z.strictObject({
        ...mcpRunShape,
        mode: fusionBlockSchema.shape.mode.describe(
          "best-of, merge or debate; the profile's where left out.",
        ),
      }),
      annotations: { readOnlyHint: false, openWorldHint: true },
    },
    (asked, extra) => answering(async () => toFused(await run({ ...asked, tool: "fuse" }, extra))),
  );
  server.registerTool(
    "compare",
    {
      title: "Ask a panel, compare the answers",
      description:
        "Asks several models at once and gives every answer, with what they agree on, where they contradict each other, what only one saw and what all missed.",
      inputSchema: z.strictObject(mcpRunShape),
      annotations: { readOnlyHint: false, openWorldHint: true },
    },
    (asked, extra) =>
      answering(async () => toCompared(await run({ ...asked, tool: "compare", mode: "best-of" }, extra))),
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
      inputSchema: z.strictObject({}),
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
        return toResult({ profiles }, profiles.map(toProfileText).join("\n\n"));
      }),
  );
  server.registerTool(
    "get_run",
    {
      title: "Read an earlier run",
      description:
        "A run by its id, whole: every answer, the judge's findings, the verdict and what it cost.",
      inputSchema: z.strictObject({
        id: z.string().max(100).describe("As fuse and compare give it, for example run_…."),
      }),
      annotations: { readOnlyHint: true },
    },
    ({ id }) =>
      answering(async () => {
        requireScope(grant, "read");
        const state = requireAccepted(await container.runs.get(ownerId, id));
        const report = describeRun(id, state, state.status);
        const answer = state.fusions[0]?.answer ?? null;
        const text = answer ? `# Answer\n\n${answer}\n\n` : "";
        return toResult({ ...report, answer }, `${text}${toRunText(report)}`);
      }),
  );
}

function toProfileText(
  profile: Pick<ProfileSummary, "slug" | "name" | "about" | "mode" | "pool" | "judges">,
) {
  const { slug, name, about, mode, pool, judges } = profile;
  const members = pool.map((member) => (isPasted(member) ? member.name : member.model));
  return `${slug}: ${name}. ${about}\n- mode: ${mode}\n- pool: ${members.join(", ")}\n- judge: ${judges.join(", else ")}`;
}

/** What the SDK hands a tool beside its arguments, as far as it is needed here. */
interface Extra {
  requestId: string | number;
  /** Aborts when the caller has left or has cancelled. */
  signal: AbortSignal;
  /** The second of it. */
  cancelled: AbortSignal;
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
  return performRun(call, asked, { signal: extra.signal, cancelled: extra.cancelled, tell });
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
