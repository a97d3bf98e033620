import type { RunSource } from "@/lib/contract/run-client";

/** A mark of what programs asked for; what pages ask for carries none. */
export const SOURCE_BADGES: Record<RunSource, string> = { page: "Page", api: "API", mcp: "MCP" };

/** As the history's filter says it. */
export const SOURCE_NAMES: Record<RunSource, string> = {
  page: "Asked on a page",
  api: "Asked by the API",
  mcp: "Asked by MCP",
};
