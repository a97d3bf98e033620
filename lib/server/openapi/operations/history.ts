import { exportQuerySchema } from "@/lib/contract/export";
import { listQuerySchema } from "@/lib/server/http/read-query";
import type { Content, Operation } from "@/lib/server/openapi/operation";

const EXPORTED: Content = { json: "RunExport", other: ["text/markdown", "text/csv"] };

export const HISTORY: readonly Operation[] = [
  {
    ...{ method: "get", path: "/api/runs", id: "listRuns", tag: "History", scope: "read" },
    summary: "Find runs",
    description:
      "The newest first, or with `q` those whose prompt or answers have all of the words; every filter must hold. Take `nextCursor` as `cursor` for the next page; null: that was the last. Unknown parameters are refused, so that a misspelt filter never shows everything.",
    query: listQuerySchema,
    answers: [{ status: 200, description: "A page of them.", content: { json: "RunList" } }],
  },
  {
    ...{ method: "patch", path: "/api/runs/{runId}", id: "changeRun", tag: "History", scope: "manage" },
    summary: "Title, note, star and tags of a run",
    description: "What is left out stays as it is; `tags` replaces all of them.",
    body: {
      schema: "ChangeRun",
      examples: { "A star and a tag": { starred: true, tags: ["physics"], title: "The sky" } },
    },
    answers: [{ status: 200, description: "As they are now.", content: { json: "RunMarks" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "delete", path: "/api/runs/{runId}", id: "deleteRun", tag: "History", scope: "manage" },
    summary: "Delete a run",
    description:
      "For good, with its permalink and the files that no other run has. A running one is stopped first.",
    answers: [{ status: 204, description: "It is gone." }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/runs/bulk", id: "changeRuns", tag: "History", scope: "manage" },
    summary: "Delete, star or tag many runs",
    description:
      "Answers which runs it was done to: those that are not yours, or not there, are passed over.",
    body: {
      schema: "Bulk",
      examples: { Tag: { ids: ["run_2x7v9q4m1c8k5t3h"], action: "tag", tag: "physics" } },
    },
    answers: [{ status: 200, description: "Those it was done to.", content: { json: "BulkResult" } }],
  },
  {
    ...{ method: "get", path: "/api/runs/tags", id: "listTags", tag: "History", scope: "read" },
    summary: "All tags that are used",
    description: "With how many runs have each.",
    answers: [{ status: 200, description: "The tags.", content: { json: "TagList" } }],
  },
  {
    ...{ method: "get", path: "/api/runs/{runId}/thread", id: "getThread", tag: "History", scope: "read" },
    summary: "The conversation of a run",
    description:
      "Its steps, oldest first. A run that follows nothing up, and is followed up by none, is the only one.",
    answers: [{ status: 200, description: "The steps.", content: { json: "Thread" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/runs/{runId}/export", id: "exportRun", tag: "History", scope: "read" },
    summary: "Export a run",
    description: "A download. The JSON has a schema: `GET /api/schemas/run-export.json`.",
    query: exportQuerySchema,
    answers: [{ status: 200, description: "The document.", content: EXPORTED }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "post", path: "/api/runs/export", id: "exportRuns", tag: "History", scope: "read" },
    summary: "Export many runs",
    description: "One document of all that are yours. 404: none of them is.",
    body: { schema: "ExportSelection", examples: { CSV: { ids: ["run_2x7v9q4m1c8k5t3h"], as: "csv" } } },
    answers: [{ status: 200, description: "The document.", content: EXPORTED }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "get", path: "/api/runs/{runId}/vote", id: "getVote", tag: "History", scope: "read" },
    summary: "The answer its owner would use",
    description: "Null: no vote was cast.",
    answers: [{ status: 200, description: "The vote.", content: { json: "RunVote" } }],
    refusals: ["not-found"],
  },
  {
    ...{ method: "put", path: "/api/runs/{runId}/vote", id: "castVote", tag: "History", scope: "manage" },
    summary: "Say which answer you would use",
    description:
      "`pick` is a candidate's label or a fusion's id; it takes the place of an earlier vote. 409 `still-running`: wait for the run to end.",
    body: {
      schema: "CastVote",
      examples: { "A candidate": { pick: "B" }, "A fused answer": { pick: "F1" } },
    },
    answers: [{ status: 200, description: "The vote as it counts.", content: { json: "RunVote" } }],
    refusals: ["not-found", "still-running"],
  },
  {
    ...{ method: "delete", path: "/api/runs/{runId}/vote", id: "withdrawVote" },
    ...{ tag: "History", scope: "manage" },
    summary: "Take the vote back",
    description: "Also where none was cast.",
    answers: [{ status: 204, description: "There is none." }],
    refusals: ["not-found"],
  },
];
